package dev.plumbline.schema.migrate.session;

import dev.plumbline.database.PlumblineException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * The lock by which Flyway and we keep out of each other's way. It is the session's and no transaction's, or CREATE INDEX
 * CONCURRENTLY would wait for it for ever.
 */
public final class SessionLock implements AutoCloseable {
    private static final int ATTEMPTS = 50;
    private static final long PAUSE = 1000;

    private final Connection connection;
    private final long key;

    private SessionLock(Connection connection, long key) {
        this.connection = connection;
        this.key = key;
    }

    public static SessionLock take(Connection connection, long key, Consumer<String> messages) throws SQLException {
        for (int attempt = 1; !ask(connection, "pg_try_advisory_lock", key); attempt++) {
            if (attempt == 1) {
                messages.accept("waiting for another run of migrations on this history");
            }
            if (attempt == ATTEMPTS) {
                throw new PlumblineException(
                        PlumblineException.Kind.UNAVAILABLE,
                        "another run of migrations holds the history: try again when it is done");
            }
            pause();
        }
        return new SessionLock(connection, key);
    }

    public boolean isHeld() {
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE, "interrupted while waiting for the history's lock", e);
        }
    }

    private static boolean ask(Connection connection, String function, long key) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select pg_catalog." + function + "(?)")) {
            query.setLong(1, key);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** A session that is gone has lost its locks already. */
    @Override
    public void close() throws SQLException {
        if (!connection.isClosed()) {
            ask(connection, "pg_advisory_unlock", key);
        }
    }
}
