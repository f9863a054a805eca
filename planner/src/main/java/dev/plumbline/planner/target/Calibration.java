package dev.plumbline.planner.target;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.Transaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Measures a server's rates with temporary tables in a transaction that is rolled back; takes a second or two. */
public final class Calibration {
    private static final int ROWS = 200_000;

    private Calibration() {}

    /** @param where what the server is called in the plan */
    public static Rates of(Database database, String where) {
        try (Connection connection = database.connect()) {
            return Transaction.rollBack(connection, on -> measure(on, where));
        } catch (SQLException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE, "calibration on " + database + ": " + e.getMessage(), e);
        }
    }

    private static Rates measure(Connection connection, String where) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create temporary table plumbline_rates (id int not null, other int not null, body text)");
            statement.execute(
                    "insert into pg_temp.plumbline_rates select g, g % 1000 + 1, repeat('x', 100) from generate_series(1, "
                            + ROWS + ") g");
            statement.execute("create temporary table plumbline_keys (id int primary key)");
            statement.execute("insert into pg_temp.plumbline_keys select generate_series(1, 1000)");
            double bytes = number(statement, "select pg_relation_size('pg_temp.plumbline_rates'::regclass)");
            double scan = seconds(statement, "alter table pg_temp.plumbline_rates add check (id > 0)");
            double rewrite = seconds(statement, "alter table pg_temp.plumbline_rates alter id type bigint");
            double build = seconds(statement, "create index plumbline_rates_index on pg_temp.plumbline_rates (id)");
            double index = number(statement, "select pg_relation_size('pg_temp.plumbline_rates_index'::regclass)");
            double validation = seconds(
                    statement,
                    "alter table pg_temp.plumbline_rates add foreign key (other) references pg_temp.plumbline_keys (id)");
            return new Rates(bytes / rewrite, bytes / scan, index / build, ROWS / validation, where);
        }
    }

    private static double seconds(Statement statement, String sql) throws SQLException {
        long start = System.nanoTime();
        statement.execute(sql);
        return Math.max(1, System.nanoTime() - start) / 1e9;
    }

    private static double number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getDouble(1);
        }
    }
}
