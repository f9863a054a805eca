package dev.plumbline.database.lock;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * One writing command at a time on a database. Held by a connection of its own for as long as the command runs, so it ends with the
 * process; reading commands and ordinary sessions are not affected.
 */
public final class OperatorLock implements AutoCloseable {
    private static final long KEY = 0x706c756d626cL;

    private final Connection connection;

    private OperatorLock(Connection connection) {
        this.connection = connection;
    }

    /**
     * Takes the lock, waiting for another command to end.
     *
     * @param command shown to others, for instance {@code plumbline migrate vehicles}
     */
    public static OperatorLock take(Database database, String command, Duration wait, Consumer<String> messages) {
        Connection connection = database.with("ApplicationName", command).connect();
        try {
            long end = System.nanoTime() + wait.toNanos();
            boolean said = false;
            while (!tried(connection)) {
                String holder = holder(connection);
                if (System.nanoTime() >= end) {
                    throw new PlumblineException(
                            PlumblineException.Kind.UNAVAILABLE,
                            "database " + database + " is running in " + holder + ": try again when it is done");
                }
                if (!said) {
                    messages.accept("waiting for " + holder);
                    said = true;
                }
                Thread.sleep(200);
            }
            return new OperatorLock(connection);
        } catch (SQLException e) {
            throw closing(
                    connection,
                    new PlumblineException(
                            PlumblineException.Kind.UNAVAILABLE, "cannot lock " + database + ": " + e.getMessage(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw closing(
                    connection,
                    new PlumblineException(
                            PlumblineException.Kind.UNAVAILABLE, "interrupted while waiting for " + database, e));
        } catch (RuntimeException e) {
            throw closing(connection, e);
        }
    }

    private static RuntimeException closing(Connection connection, RuntimeException failure) {
        try {
            connection.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    private static boolean tried(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            query.setLong(1, KEY);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    private static String holder(Connection connection) throws SQLException {
        String sql = """
                select coalesce(nullif(a.application_name, ''), 'another command') || ' (process ' || l.pid
                    || ', ' || coalesce(a.usename, '?')
                    || coalesce(' from ' || host(a.client_addr), '')
                    || coalesce(', since ' || to_char(a.backend_start, 'HH24:MI:SS'), '') || ')'
                from pg_locks l
                left join pg_stat_activity a on a.pid = l.pid
                where l.locktype = 'advisory'
                    and l.granted
                    and l.database = (select oid from pg_database where datname = current_database())
                    and (l.classid::bigint << 32 | l.objid::bigint) = ?
                """;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, KEY);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? rows.getString(1) : "another command";
            }
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            return;
        }
    }
}
