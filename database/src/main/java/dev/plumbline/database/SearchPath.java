package dev.plumbline.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a session looks for the names in an SQL text. A schema that others may write to, such as {@code public}, can contain an operator
 * or a function that fits our text better than PostgreSQL's own, and would then run with the rights of the user who runs us. So our own
 * SQL sees only PostgreSQL's own schema, and the search path of the user, the role or the database is for the user's SQL.
 */
public final class SearchPath {

    /** Named last, the temporary schema supplies no table or type; unnamed it would be searched first. */
    private static final String OWN = "pg_catalog, pg_temp";

    private static final String OURS = "set search_path = " + OWN;

    private static final String USERS = "reset search_path";
    private static final String LOGGED_IN = "reset session authorization; reset role";
    private static final String IN_FAILED_TRANSACTION = "25P02";

    private SearchPath() {}

    /** Leaves only PostgreSQL's own names, from now on. Because it is set by a statement, the path requested at log-in can be restored. */
    public static void close(Connection connection) throws SQLException {
        execute(connection, OURS);
    }

    /** The same on exactly this server process; false, and nothing is set, where another one answers. In one statement. */
    public static boolean closeOf(Connection connection, int process) throws SQLException {
        String sql = "select case when pg_catalog.pg_backend_pid() operator(pg_catalog.=) " + process
                + " then pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', false) end is not null";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** For the transaction that begins with this, which has one snapshot and writes nothing; {@link AskingFunctions#mayBeMade}. */
    public static void closeForReading(Connection connection, boolean mayBeMade) throws SQLException {
        AskingFunctions.beginReading(connection, mayBeMade);
        execute(connection, "set local search_path = pg_catalog, pg_temp");
    }

    /** Gives the session the path its user requested, or else that of the role or the database, from now on. */
    public static void open(Connection connection) throws SQLException {
        execute(connection, USERS);
    }

    /** Runs SQL that the user wrote, and nothing else, with the path it was written for. */
    public static <T> T users(Connection connection, SqlWork<T> work) throws SQLException {
        String before = replace(connection, USERS);
        return backTo(() -> set(connection, before), work);
    }

    /** The same as the role that logged in, whatever role was set since; one that the work sets does not outlive it. */
    public static <T> T usersOfLogIn(Connection connection, SqlWork<T> work) throws SQLException {
        String before = replace(connection, USERS + "; " + LOGGED_IN);
        return backTo(
                () -> {
                    if (before.equals(OWN)) {
                        execute(connection, LOGGED_IN + "; " + OURS);
                    } else {
                        execute(connection, LOGGED_IN);
                        set(connection, before);
                    }
                },
                work);
    }

    /**
     * Runs our own SQL that calls functions of the user's, whose bodies find their tables by the user's path: PostgreSQL's own names go
     * first, so that none of the user's replaces one that fits exactly.
     */
    public static <T> T behindOurs(Connection connection, SqlWork<T> work) throws SQLException {
        String theirs = schemas(connection).stream()
                .filter(schema -> !schema.equals("pg_catalog"))
                .map(schema -> Identifier.quote(schema) + ", ")
                .collect(Collectors.joining());
        execute(connection, "set search_path = pg_catalog, " + theirs + "pg_temp");
        return backTo(() -> execute(connection, OURS), work);
    }

    /** Runs our own SQL on somebody else's session, whose path is restored afterwards. */
    public static <T> T ours(Connection connection, SqlWork<T> work) throws SQLException {
        String before = replace(connection, OURS);
        return backTo(() -> set(connection, before), work);
    }

    /** Does work of ours whose result writes names as seen from a schema, without it; empty: none. */
    public static <T> T seeing(Connection connection, String schema, SqlWork<T> work) throws SQLException {
        execute(
                connection,
                "set local search_path = pg_catalog, " + (schema.isEmpty() ? "" : Identifier.quote(schema) + ", ")
                        + "pg_temp");
        return backTo(() -> execute(connection, OURS), work);
    }

    /** The schemas of the user's path that exist and may be used, in order. */
    public static List<String> schemas(Connection connection) throws SQLException {
        return schemas(connection, false);
    }

    /** The schema in which the user's unqualified names are created; empty when there is none on the path. */
    public static Optional<String> home(Connection connection) throws SQLException {
        return schemas(connection).stream().findFirst();
    }

    /**
     * Asks a query of ours whose result writes names as seen from a schema, without it; empty: none. The server parses and plans the query
     * while it sees only its own names; only then, with every operator and function chosen, comes the schema. To be called within a
     * transaction.
     */
    public static <T> T seenFrom(
            Connection connection, String schema, String query, SqlReader<T> reader, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement declare =
                connection.prepareStatement("declare plumbline_seen no scroll cursor for " + query)) {
            for (int i = 0; i < parameters.length; i++) {
                if (parameters[i] == null) {
                    declare.setNull(i + 1, Types.OTHER);
                } else {
                    declare.setObject(i + 1, parameters[i]);
                }
            }
            declare.execute();
        }
        T result = seeing(connection, schema, () -> {
            try (Statement fetch = connection.createStatement();
                    ResultSet rows = fetch.executeQuery("fetch all from plumbline_seen")) {
                return reader.read(rows);
            }
        });
        execute(connection, "close plumbline_seen");
        return result;
    }

    /** Takes what it wants from the rows of an answer. */
    @FunctionalInterface
    public interface SqlReader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /**
     * The schemas of the user's search path that exist.
     *
     * @param implicit whether pg_catalog and pg_temp are included where the path does not name them
     */
    public static List<String> schemas(Connection connection, boolean implicit) throws SQLException {
        String sql = "select pg_catalog.current_schemas(" + implicit + ")";
        Object names = users(connection, () -> {
            try (PreparedStatement statement = connection.prepareStatement(sql);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getArray(1).getArray();
            }
        });
        return List.of((String[]) names);
    }

    /** Restores what was set for some work. */
    @FunctionalInterface
    public interface Back {
        void run() throws SQLException;
    }

    /** Does the work, and restores what was set for it however that ends; an error in doing so never replaces the first one. */
    public static <T extends @Nullable Object> T backTo(Back back, SqlWork<T> work) throws SQLException {
        T result;
        try {
            result = work.run();
        } catch (SQLException | RuntimeException | Error e) {
            try {
                back.run();
            } catch (SQLException closing) {
                // The rollback that must follow restores what was set before.
                if (!IN_FAILED_TRANSACTION.equals(closing.getSQLState())) {
                    e.addSuppressed(closing);
                }
            }
            throw e;
        }
        back.run();
        return result;
    }

    /** Sets the path and returns the previous one, in one round trip. */
    private static String replace(Connection connection, String path) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("show search_path; " + path);
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** As a parameter: the search path of a role or a database is not SQL. */
    private static void set(Connection connection, String path) throws SQLException {
        execute(connection, OURS);
        if (path.equals(OWN)) {
            return;
        }
        try (PreparedStatement call = connection.prepareStatement("select set_config('search_path', ?, false)")) {
            call.setString(1, path);
            call.execute();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
