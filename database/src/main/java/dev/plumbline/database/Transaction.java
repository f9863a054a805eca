package dev.plumbline.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Work that is done as a whole or not at all. An error on the way out is added to the first one and never replaces it. */
public final class Transaction {

    private Transaction() {}

    /**
     * Something done within a transaction.
     *
     * @param <X> what it throws besides the server's errors
     */
    @FunctionalInterface
    public interface Work<T, X extends Exception> {
        T run(Connection connection) throws SQLException, X;
    }

    /** Commits what the work does on this connection; afterwards every statement is its own transaction again. */
    public static <T, X extends Exception> T commit(Connection connection, Work<T, X> work) throws SQLException, X {
        return run(connection, work, true);
    }

    /** Rolls back what the work has not committed itself, in any case: to read in one snapshot, or to try something out. */
    public static <T, X extends Exception> T rollBack(Connection connection, Work<T, X> work) throws SQLException, X {
        return run(connection, work, false);
    }

    private static <T, X extends Exception> T run(Connection connection, Work<T, X> work, boolean kept)
            throws SQLException, X {
        connection.setAutoCommit(false);
        T result;
        try {
            result = work.run(connection);
            if (kept) {
                connection.commit();
            }
        } catch (Throwable e) {
            try {
                end(connection);
            } catch (SQLException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
        if (kept) {
            connection.setAutoCommit(true);
        } else if (!connection.isClosed()) { // which would have taken its transaction along
            end(connection);
        }
        return result;
    }

    private static void end(Connection connection) throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }

    /** Closes what could not be prepared for use, and returns the reason to be thrown. */
    public static <X extends Throwable> X closing(AutoCloseable opened, X failure) {
        try {
            opened.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure.addSuppressed(e);
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
        return failure;
    }
}
