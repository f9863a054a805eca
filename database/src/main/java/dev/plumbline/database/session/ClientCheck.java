package dev.plumbline.database.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The server looks whether the client of a session is still there. */
public final class ClientCheck {
    /** A parameter that must keep its value. */
    private static final String NOT_ON_THIS_SYSTEM = "22023";

    private static final String CHECK = """
            select set_config('client_connection_check_interval', '2s', false)
            from pg_settings where name = 'client_connection_check_interval' and setting = '0'
            """;

    private ClientCheck() {}

    /**
     * Lets the server end a statement of this session soon after its client is gone, instead of at its end: until then it would
     * hold its locks against the next run. Servers before 14 and on some systems cannot. To be called outside of a transaction.
     */
    public static void enable(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            throw new IllegalStateException("called within a transaction");
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(CHECK);
        } catch (SQLException e) {
            if (!NOT_ON_THIS_SYSTEM.equals(e.getSQLState())) {
                throw e;
            }
        }
    }
}
