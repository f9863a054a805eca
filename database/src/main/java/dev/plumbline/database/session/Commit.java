package dev.plumbline.database.session;

import dev.plumbline.database.Database;
import dev.plumbline.database.ServerException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;

/** Commits, and asks the server what became of it when the connection is lost before the answer. */
public final class Commit {
    private static final Duration LIMIT = Duration.ofSeconds(8);
    private static final long PAUSE_MILLIS = 200;

    private Commit() {}

    /** The connection was lost and nobody could be asked: the work is done whole or not at all, but which is not known. */
    public static final class UnknownOutcome extends SQLException {
        private static final long serialVersionUID = 1L;

        UnknownOutcome(String transaction, SQLException lost) {
            super(
                    "the connection was lost during the commit and the server cannot be asked, so whether it was committed is"
                            + " not known (once it answers: select pg_xact_status('" + transaction + "'))",
                    "08007",
                    lost);
        }
    }

    /**
     * Ends the transaction that is open. Returns once it is committed; an exception other than {@link UnknownOutcome} says that it is not.
     *
     * @param database where the connection leads, to ask there once more
     * @return whether the connection outlived it
     */
    public static boolean run(Connection connection, Database database) throws SQLException {
        String transaction = transaction(connection);
        try {
            connection.commit();
            return true;
        } catch (SQLException e) {
            if (!isLost(connection, e)) {
                throw e;
            }
            if (!committed(database, transaction, e)) {
                throw e;
            }
            connection.close();
            return false;
        }
    }

    private static String transaction(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_catalog.pg_current_xact_id()::text")) {
            row.next();
            return row.getString(1);
        }
    }

    private static boolean isLost(Connection connection, SQLException failure) throws SQLException {
        String state = Objects.requireNonNullElse(failure.getSQLState(), "");
        return connection.isClosed() || state.startsWith("08") || state.startsWith("57P0");
    }

    private static boolean committed(Database database, String transaction, SQLException lost) throws SQLException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            String status = status(database, transaction, lost);
            switch (status) {
                case "committed":
                    return true;
                case "aborted":
                    return false;
                default:
                    if (System.nanoTime() > end) {
                        throw new UnknownOutcome(transaction, lost);
                    }
                    pause(transaction, lost);
            }
        }
    }

    /** Empty when the server cannot be asked, or no longer knows. */
    private static String status(Database database, String transaction, SQLException lost) {
        try (Connection again = database.connect();
                PreparedStatement query =
                        again.prepareStatement("select pg_catalog.pg_xact_status(?::text::pg_catalog.xid8)")) {
            query.setString(1, transaction);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return Objects.requireNonNullElse(row.getString(1), "");
            }
        } catch (SQLException | ServerException e) {
            lost.addSuppressed(e);
            return "";
        }
    }

    private static void pause(String transaction, SQLException lost) throws UnknownOutcome {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownOutcome(transaction, lost);
        }
    }
}
