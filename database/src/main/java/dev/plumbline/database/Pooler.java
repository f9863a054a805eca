package dev.plumbline.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.postgresql.PGConnection;

/**
 * Finds out what stands between us and the server. A pooler such as PgBouncer that lends a session for one transaction or one statement
 * leaves our locks and settings on a session that others get, and takes away the one we rely on.
 */
final class Pooler {
    private static final String PROCESS = "select pg_catalog.pg_backend_pid()";

    /** Where others take sessions between our questions, a single round might miss it. */
    private static final int ROUNDS = 5;

    /** A prepared statement's name that another client of the pooler has used, or that was used on another session. */
    private static final Set<String> FOREIGN_NAMES = Set.of("42P05", "26000");

    private Pooler() {}

    /**
     * The server process named at log-in. A pooler makes up its own number, which differs from that of the process that answers.
     */
    static int processOfLogIn(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID();
    }

    /** Whether another process answers than the one named at log-in. */
    static boolean isBetween(Connection connection) throws SQLException {
        return process(connection) != processOfLogIn(connection);
    }

    /**
     * Refuses a pooler that lends its sessions for less than a connection; one that lends them for a whole connection does no harm. The
     * former gives two connections in turn the session that was used last, or rotates and gives one connection several. No question holds
     * a session while another is asked: there may be only one.
     */
    static void refuseUnlessOfSessions(Database database, Connection connection) throws SQLException {
        int ours = process(connection);
        try (Connection other = database.logIn()) {
            for (int i = 0; i < ROUNDS; i++) {
                int first = process(connection);
                int second = process(connection);
                if (first != ours || second != ours || process(other) == ours) {
                    throw refusal(database);
                }
            }
        } catch (SQLException e) {
            if (FOREIGN_NAMES.contains(String.valueOf(e.getSQLState()))) {
                throw refusal(database);
            }
            throw e;
        }
    }

    private static int process(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(PROCESS)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static ServerException refusal(Database database) {
        return new ServerException("cannot work with " + database
                + ": it is not a PostgreSQL server but a connection pooler that lends a session for one transaction or statement"
                + " (PgBouncer's pool_mode), and locks and settings would be left to others on it: give the address of the"
                + " server itself (often port 5432), or of a pool with pool_mode = session");
    }
}
