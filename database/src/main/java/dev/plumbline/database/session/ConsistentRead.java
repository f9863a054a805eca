package dev.plumbline.database.session;

import dev.plumbline.database.AskingFunctions;
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
        return run(connection, false, work);
    }

    /** The same for work that also asks questions with the rights of others, as reading the catalogue does not. */
    public static <T> T asking(Connection connection, SqlWork<T> work) throws SQLException {
        return run(connection, true, work);
    }

    private static <T> T run(Connection connection, boolean asks, SqlWork<T> work) throws SQLException {
        if (!connection.getAutoCommit()) {
            return work.run();
        }
        boolean writable = asks && AskingFunctions.mayBeMade(connection);
        try {
            return Transaction.rollBack(connection, open -> {
                AskingFunctions.beginReading(open, writable);
                return work.run();
            });
        } catch (SQLException e) {
            throw RecoveryConflict.worded(e);
        }
    }
}
