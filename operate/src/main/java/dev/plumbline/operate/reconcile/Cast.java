package dev.plumbline.operate.reconcile;

import dev.plumbline.database.session.Savepoints;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * How the server converts values of one type into another, found out by altering an empty temporary table.
 *
 * @param from the present type
 * @param to the type wanted
 * @param using the expression over a column, with {@code %1$s} for its name; empty: the server needs none
 * @param rewrites whether every row is rewritten
 */
record Cast(String from, String to, String using, boolean rewrites) {

    private static final String PROBE = "pg_temp.plumbline_probe";

    /** The mildest first. Every type has a text form, so the last one can fail only for single values. */
    static Cast find(Connection connection, String from, String to) throws SQLException {
        for (String using : List.of("", "%1$s::" + to)) {
            try {
                return Savepoints.takingBack(
                        connection, open -> new Cast(from, to, using, probe(open, from, to, using)));
            } catch (SQLException e) {
                // this cast does not exist
            }
        }
        return new Cast(from, to, "%1$s::text::" + to, true);
    }

    private static boolean probe(Connection connection, String from, String to, String using) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temp table plumbline_probe (c " + from + ")");
            long file = file(statement);
            statement.execute("alter table " + PROBE + " alter column c type " + to
                    + (using.isEmpty() ? "" : " using " + using.formatted("c")));
            return file(statement) != file;
        }
    }

    private static long file(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select pg_relation_filenode('" + PROBE + "')")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The converted value of a column, for use in a query. */
    String of(String column) {
        return using.isEmpty() ? column + "::" + to : using.formatted(column);
    }
}
