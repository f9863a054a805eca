package dev.plumbline.database.session;

import dev.plumbline.database.SqlWork;
import dev.plumbline.database.Transaction;
import java.sql.Connection;
import java.sql.SQLException;

/** Reads everything as of one moment. */
public final class ConsistentRead {

    private ConsistentRead() {}

    /**
     * Runs the work inside the caller's transaction when one is open, else in a repeatable-read, read-only transaction of its own; the
     * connection is handed back as it was found.
     */
    public static <T> T of(Connection connection, SqlWork<T> work) throws SQLException {
        if (!connection.getAutoCommit()) {
            return work.run();
        }
        boolean readOnly = connection.isReadOnly();
        int isolation = connection.getTransactionIsolation();
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        T result;
        try {
            result = Transaction.rollBack(connection, open -> work.run());
        } catch (SQLException | RuntimeException | Error e) {
            try {
                giveBack(connection, readOnly, isolation);
            } catch (SQLException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
        giveBack(connection, readOnly, isolation);
        return result;
    }

    private static void giveBack(Connection connection, boolean readOnly, int isolation) throws SQLException {
        connection.setTransactionIsolation(isolation);
        connection.setReadOnly(readOnly);
    }
}
