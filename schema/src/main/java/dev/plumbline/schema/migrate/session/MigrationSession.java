package dev.plumbline.schema.migrate.session;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.SearchPath;
import dev.plumbline.database.SqlWork;
import dev.plumbline.database.Transaction;
import dev.plumbline.database.session.ClientCheck;
import dev.plumbline.database.session.ReadOnly;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * The session of a run of migrations. Our own SQL in it sees PostgreSQL's own names alone; the search path of the user is there
 * for the SQL of the files.
 */
public final class MigrationSession implements AutoCloseable {
    private final Database database;
    private final Connection connection;
    private final String home;

    private MigrationSession(Database database, Connection connection, String home) {
        this.database = database;
        this.connection = connection;
        this.home = home;
    }

    public static MigrationSession open(Database database, Duration lockWait, Duration statementTimeout)
            throws SQLException {
        Connection connection = database.connect();
        try (Statement statement = connection.createStatement()) {
            SearchPath.close(connection);
            ClientCheck.enable(connection);
            statement.execute("set lock_timeout = " + lockWait.toMillis() + "; set statement_timeout = "
                    + statementTimeout.toMillis());
            return new MigrationSession(database, connection, home(database, connection));
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** The first schema of the search path that exists: the histories are there, and what the files make without a schema. */
    private static String home(Database database, Connection connection) throws SQLException {
        return SearchPath.home(connection)
                .orElseThrow(() -> new PlumblineException(
                        PlumblineException.Kind.USAGE,
                        database
                                + ": no schema of the search path exists, expected one to migrate in: create it, or name another in"
                                + " the address with currentSchema, or set search_path for the role or the database"));
    }

    public boolean writes() throws SQLException {
        return ReadOnly.reason(connection).isEmpty();
    }

    /** @throws PlumblineException where the database takes no writes */
    public void refuseReadOnly() throws SQLException {
        ReadOnly.refuse(connection, database);
    }

    /** From now on; zero: no limit. */
    public void lockTimeout(Duration time) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout = " + time.toMillis());
        }
    }

    public Connection connection() {
        return connection;
    }

    public String home() {
        return home;
    }

    /** Runs SQL that the user wrote, and nothing else, as the role that logged in. */
    public <T> T users(SqlWork<T> work) throws SQLException {
        return SearchPath.usersOfLogIn(connection, work);
    }

    /** Does the work whole or not at all. */
    public <T> T transaction(SqlWork<T> work) throws SQLException {
        try {
            return Transaction.commit(connection, transaction -> work.run());
        } catch (SQLException | RuntimeException | Error e) {
            try {
                SearchPath.close(connection);
            } catch (SQLException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
