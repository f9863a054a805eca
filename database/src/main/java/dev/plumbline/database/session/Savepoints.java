package dev.plumbline.database.session;

import dev.plumbline.database.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

/** A part of the transaction that is open, which can be taken back alone: whatever comes of it, the transaction goes on. */
public final class Savepoints {

    private Savepoints() {}

    /** Keeps what the work did, or takes it back where it fails. */
    public static <T, X extends Exception> T keeping(Connection connection, Transaction.Work<T, X> work)
            throws SQLException, X {
        return run(connection, work, true);
    }

    /** Takes back what the work did, in any case: it is done to be looked at. */
    public static <T, X extends Exception> T takingBack(Connection connection, Transaction.Work<T, X> work)
            throws SQLException, X {
        return run(connection, work, false);
    }

    private static <T, X extends Exception> T run(Connection connection, Transaction.Work<T, X> work, boolean kept)
            throws SQLException, X {
        Savepoint before = connection.setSavepoint();
        T result;
        try {
            result = work.run(connection);
        } catch (Throwable e) {
            try {
                takeBack(connection, before);
            } catch (SQLException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
        if (kept) {
            connection.releaseSavepoint(before);
        } else {
            takeBack(connection, before);
        }
        return result;
    }

    /** Released as well: what follows is on the level of the transaction again, as COPY FREEZE wants it after TRUNCATE. */
    private static void takeBack(Connection connection, Savepoint before) throws SQLException {
        connection.rollback(before);
        connection.releaseSavepoint(before);
    }
}
