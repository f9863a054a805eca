package dev.plumbline.database.session;

import dev.plumbline.database.AskingFunctions;
import dev.plumbline.database.SqlWork;
import dev.plumbline.database.Transaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads everything as of one moment. */
public final class ConsistentRead {

    private static final String ITS_OWN = "";

    private ConsistentRead() {}

    /**
     * Runs the work inside the caller's transaction when one is open, else in a repeatable-read, read-only transaction of its own; the
     * connection is handed back as it was found.
     */
    public static <T> T of(Connection connection, SqlWork<T> work) throws SQLException {
        return run(connection, false, ITS_OWN, work);
    }

    /** The same for work that also asks questions with the rights of others, as reading the catalogue does not. */
    public static <T> T asking(Connection connection, SqlWork<T> work) throws SQLException {
        return run(connection, true, ITS_OWN, work);
    }

    /**
     * The same on a connection without a transaction, as of the moment that another connection shares.
     *
     * @param snapshot of {@link #share}, as long as that transaction is open
     */
    public static <T> T askingAsOf(String snapshot, Connection connection, SqlWork<T> work) throws SQLException {
        return run(connection, true, snapshot, work);
    }

    /** Names the moment as of which the transaction that is open reads; before its first savepoint. */
    public static String share(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_catalog.pg_export_snapshot()")) {
            row.next();
            return row.getString(1);
        }
    }

    /** Some services offer PostgreSQL without this. */
    public static boolean canBeShared(Connection connection) {
        try {
            return of(connection, () -> !share(connection).isEmpty());
        } catch (SQLException refused) {
            return false;
        }
    }

    private static <T> T run(Connection connection, boolean asks, String snapshot, SqlWork<T> work)
            throws SQLException {
        if (!connection.getAutoCommit()) {
            return work.run();
        }
        boolean writable = asks && AskingFunctions.mayBeMade(connection);
        try {
            return Transaction.rollBack(connection, open -> {
                AskingFunctions.beginReadingAsOf(snapshot, open, writable);
                return work.run();
            });
        } catch (SQLException e) {
            throw RecoveryConflict.worded(e);
        }
    }
}
