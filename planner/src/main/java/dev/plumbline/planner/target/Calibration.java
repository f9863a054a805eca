package dev.plumbline.planner.target;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.Transaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures a server's rates in a transaction that is rolled back; takes a few seconds. Several runs over tables of two sizes, because
 * times of a hundredth of a second on a busy server vary too much.
 */
public final class Calibration {
    private static final List<Integer> ROWS = List.of(60_000, 180_000, 60_000, 180_000, 60_000, 180_000);

    /** In larger tables no rows are updated: that takes three times as long as everything else together. */
    private static final int MOST_UPDATED = 60_000;

    private Calibration() {}

    /** For a server of ours: in ordinary tables, whose rows are written to the log too. */
    public static Rates ofOurs(Database database, String where) {
        return of(database, "", "plumbline_measured", where);
    }

    /**
     * For somebody else's: in temporary tables, which nobody else sees and which are not replicated.
     *
     * @param ours a server of ours, which shows how much slower logged tables are
     */
    public static Rates ofTarget(Database database, Database ours, String where) {
        Rates measured = of(database, "temporary ", "pg_temp", where);
        return measured.logged(ofOurs(ours, ""), of(ours, "temporary ", "pg_temp", ""));
    }

    private static Rates of(Database database, String kind, String schema, String where) {
        try (Connection connection = database.connect()) {
            return Transaction.rollBack(connection, on -> {
                try (Statement statement = on.createStatement()) {
                    if (kind.isEmpty()) {
                        statement.execute("create schema " + schema);
                    }
                    return new Runs(statement, kind, schema).rates(where);
                }
            });
        } catch (SQLException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE, "calibration on " + database + ": " + e.getMessage(), e);
        }
    }

    /** What has been measured so far. */
    private static final class Runs {
        private final Statement statement;
        private final String kind;
        private final String schema;
        private final List<Double> scans = new ArrayList<>();
        private final List<Double> rewrites = new ArrayList<>();
        private final List<Double> builds = new ArrayList<>();
        private final List<Double> updates = new ArrayList<>();
        private final List<Double> validations = new ArrayList<>();

        Runs(Statement statement, String kind, String schema) {
            this.statement = statement;
            this.kind = kind;
            this.schema = schema;
        }

        Rates rates(String where) throws SQLException {
            statement.execute("create " + kind + "table " + schema + ".keys (id int primary key)");
            statement.execute("insert into " + schema + ".keys select generate_series(1, 1000)");
            for (int rows : ROWS) {
                run(rows);
            }
            return new Rates(
                    Rate.of(rewrites), Rate.of(scans), Rate.of(builds), Rate.of(updates), Rate.of(validations), where);
        }

        private void run(int rows) throws SQLException {
            String table = schema + ".rates";
            statement.execute("create " + kind + "table " + table
                    + " (id int not null, other int not null, name text, body text)");
            statement.execute("insert into " + table + " select g, g % 1000 + 1, md5(g::text), repeat('x', 40)"
                    + " from generate_series(1, " + rows + ") g");
            double bytes = size("rates");
            scans.add(bytes / seconds("alter table " + table + " add check (id > 0)"));
            rewrites.add(bytes / seconds("alter table " + table + " alter id type bigint"));
            // With a value per row, as in the slower rewrites.
            rewrites.add(bytes
                    / seconds(
                            "alter table " + table + " add token uuid not null default pg_catalog.gen_random_uuid()"));
            statement.execute("alter table " + table + " drop token");
            double numbers = seconds("create index by_number on " + table + " (id)");
            builds.add(size("by_number") / numbers);
            double texts = seconds("create index by_text on " + table + " (other, name)");
            builds.add(size("by_text") / texts);
            validations.add(rows
                    / seconds("alter table " + table + " add foreign key (other) references " + schema + ".keys (id)"));
            if (rows <= MOST_UPDATED) {
                double whole = bytes + size("by_number") + size("by_text");
                updates.add(whole / seconds("update " + table + " set name = name || ' '"));
            }
            statement.execute("drop table " + table);
        }

        private double size(String relation) throws SQLException {
            try (ResultSet row =
                    statement.executeQuery("select pg_relation_size('" + schema + "." + relation + "'::regclass)")) {
                row.next();
                return row.getDouble(1);
            }
        }

        private double seconds(String sql) throws SQLException {
            long start = System.nanoTime();
            statement.execute(sql);
            return Math.max(1, System.nanoTime() - start) / 1e9;
        }
    }
}
