package dev.plumbline.database.session;

import dev.plumbline.database.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.function.Predicate;

/** A part of the transaction that is open, which can be taken back alone: whatever comes of it, the transaction goes on. */
public final class Savepoints {

    private Savepoints() {}

    /** Keeps what the work did, or takes it back where it fails. */
    public static <T, X extends Exception> T keeping(Connection connection, Transaction.Work<T, X> work)
            throws SQLException, X {
        return keepingIf(connection, work, result -> true);
    }

    /** Takes back what the work did, in any case: it is done to be looked at. */
    public static <T, X extends Exception> T takingBack(Connection connection, Transaction.Work<T, X> work)
            throws SQLException, X {
        return keepingIf(connection, work, result -> false);
    }

    /** Keeps what the work did if its result is good, and takes it back where it is not, or where the work fails. */
    public static <T, X extends Exception> T keepingIf(
            Connection connection, Transaction.Work<T, X> work, Predicate<T> good) throws SQLException, X {
        Savepoint before = connection.setSavepoint();
        T result;
        boolean kept;
        try {
            result = work.run(connection);
            kept = good.test(result);
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

    /** Takes back what is done from now on when it is closed, for work that is not one call. */
    public static Mark mark(Connection connection) throws SQLException {
        return new Mark(connection, connection.setSavepoint());
    }

    /** A place in a transaction to go back to. */
    public static final class Mark implements AutoCloseable {
        private final Connection connection;
        private final Savepoint before;

        private Mark(Connection connection, Savepoint before) {
            this.connection = connection;
            this.before = before;
        }

        @Override
        public void close() throws SQLException {
            takeBack(connection, before);
        }
    }

    /** Released as well: what follows is on the level of the transaction again, as COPY FREEZE wants it after TRUNCATE. */
    private static void takeBack(Connection connection, Savepoint before) throws SQLException {
        connection.rollback(before);
        connection.releaseSavepoint(before);
    }
}
