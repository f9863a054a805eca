package dev.plumbline.testsql;

import dev.plumbline.database.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** SQL as a user of the database sends it, with the user's search path. Given a database, it opens a connection for the call. */
public final class Sql {

    private Sql() {}

    /**
     * Sends the strings one after another over one connection. A string may hold several statements and is sent as it is: the driver's
     * own splitting does not know {@code begin atomic}.
     */
    public static void run(Database database, String... statements) throws SQLException {
        try (Connection connection = database.with("preferQueryMode", "simple").connectForUser()) {
            run(connection, statements);
        }
    }

    public static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first value of the first row, which there has to be. */
    public static @Nullable String ask(Database database, String query) throws SQLException {
        try (Connection connection = database.connectForUser()) {
            return ask(connection, query);
        }
    }

    public static @Nullable String ask(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** {@link #ask} for a number. */
    public static long number(Database database, String query) throws SQLException {
        try (Connection connection = database.connectForUser()) {
            return number(connection, query);
        }
    }

    public static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** All rows, each a line of its values with {@code |} between them. */
    public static List<String> rows(Database database, String query) throws SQLException {
        try (Connection connection = database.connectForUser()) {
            return rows(connection, query);
        }
    }

    public static List<String> rows(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            var rows = new ArrayList<String>();
            while (result.next()) {
                var row = new StringJoiner("|");
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(row.toString());
            }
            return rows;
        }
    }
}
