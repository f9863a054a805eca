package dev.plumbline.operate.backup.source;

import dev.plumbline.database.session.Savepoints;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Short commands to a server in one line each. */
public final class Session {

    private Session() {}

    /** Settings under which rows have the same text form always and everywhere. */
    public static void canonicalText(Connection connection) throws SQLException {
        execute(
                connection,
                "set local datestyle = 'ISO, YMD'",
                "set local intervalstyle = 'postgres'",
                "set local timezone = 'UTC'",
                "set local bytea_output = 'hex'",
                "set local extra_float_digits = 3",
                "set local xmloption = 'content'",
                "set local row_security = off",
                "set local synchronize_seqscans = off",
                "set local jit = off",
                "set local statement_timeout = 0",
                "set local idle_in_transaction_session_timeout = 0",
                "set local lock_timeout = '10s'");
    }

    public static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** As {@link #execute}; where it fails, the transaction goes on without it. */
    public static void attempt(Connection connection, String sql) throws SQLException {
        Savepoints.keeping(connection, open -> {
            execute(open, sql);
            return sql;
        });
    }

    public static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            String value = row.getString(1);
            return value == null ? "" : value;
        }
    }

    public static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    public static int serverMajor(Connection connection) throws SQLException {
        return (int) (number(connection, "select current_setting('server_version_num')::int") / 10000);
    }

    public static List<String> texts(Connection connection, String query) throws SQLException {
        var found = new ArrayList<String>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
