package dev.plumbline.database.lock;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.Transaction;
import dev.plumbline.database.session.ClientCheck;
import dev.plumbline.database.session.ReadOnly;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Waits for locks so that nobody waits for us: a pending request makes everybody who comes later wait too, and so do the locks its
 * transaction holds already. So the whole transaction is rolled back after a short wait and tried again, until the limit is reached. For
 * one thread; closed by whoever opened it.
 */
public final class LockRetry implements AutoCloseable {
    /** How long one attempt may wait; including the time to notice, less than the two seconds that nobody should have to wait for us. */
    public static final Duration ATTEMPT = Duration.ofMillis(1200);

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /** The SQL state that says a lock was not available in time. */
    public static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final String CANCELLED = "57014";

    /** Besides the lock itself: a deadlock, and a transaction overtaken by another one. */
    private static final Set<String> AGAIN = Set.of(LOCK_NOT_AVAILABLE, "40P01", "40001");

    private final Duration limit;
    private final Consumer<String> messages;
    private final LockWatch watch;

    /**
     * @param limit zero: no limit
     * @param messages who holds the lock, once for each attempt
     */
    public LockRetry(Database database, Duration limit, Consumer<String> messages) {
        this(database, limit, messages, Duration.ZERO, WorkListener.NONE);
    }

    /** @param longestBlock how long others may wait for locks of the work before it gives way; zero: no limit */
    public LockRetry(
            Database database,
            Duration limit,
            Consumer<String> messages,
            Duration longestBlock,
            WorkListener listener) {
        this.limit = limit;
        this.messages = messages;
        this.watch = new LockWatch(database, shorter(limit), longestBlock, listener);
    }

    /** Work that may have to wait for a lock; called again after its transaction was rolled back. */
    @FunctionalInterface
    public interface Attempt<T, X extends Exception> {
        T run() throws SQLException, X;
    }

    /**
     * A session that may write, whose waits are short, and whose statements the server ends when our connection is gone. Closed by the caller.
     *
     * @throws PlumblineException where the database takes no writes
     */
    public Connection connect(Database database) throws SQLException {
        Connection connection = database.connect();
        try {
            ReadOnly.refuse(connection, database);
            ClientCheck.enable(connection);
            return over(connection);
        } catch (SQLException e) {
            throw Transaction.closing(connection, e);
        } catch (RuntimeException e) {
            throw Transaction.closing(connection, e);
        }
    }

    /** Keeps the waits of this session short from now on. To be called before its work, outside a transaction. */
    public Connection over(Connection connection) throws SQLException {
        return over(connection, shorter(limit));
    }

    /**
     * The same for statements that run outside transactions. What a concurrent index waits for at its end, older transactions, may take
     * any time: nobody waits behind that.
     */
    public Connection overConcurrent(Connection connection) throws SQLException {
        return over(connection, limit);
    }

    private Connection over(Connection connection, Duration timeout) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout = " + timeout.toMillis());
        }
        watch.add(connection);
        return connection;
    }

    private static Duration shorter(Duration limit) {
        return limit.isZero() || limit.compareTo(ATTEMPT) > 0 ? ATTEMPT : limit;
    }

    /** Commits what the work does; it starts again when a lock was not available. */
    public <T, X extends Exception> T commit(Connection connection, Transaction.Work<T, X> work)
            throws SQLException, X {
        return attempts(() -> Transaction.commit(connection, work));
    }

    /** Rolls back what the work did. */
    public <T, X extends Exception> T rollBack(Connection connection, Transaction.Work<T, X> work)
            throws SQLException, X {
        return attempts(() -> Transaction.rollBack(connection, work));
    }

    /**
     * For work that is complete in itself: one statement, or a transaction that the attempt begins and ends.
     *
     * @throws LockNotAvailable when the limit is reached
     */
    public <T, X extends Exception> T attempts(Attempt<T, X> work) throws SQLException, X {
        long start = System.nanoTime();
        Duration pause = PAUSE;
        while (true) {
            try {
                return once(work);
            } catch (LockNotAvailable e) {
                if (!limit.isZero() && System.nanoTime() - start >= limit.toNanos()) {
                    throw e;
                }
                messages.accept(e.reason());
            }
            sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** Whether the work may be cancelled for the sake of others: not while what it has done so far would stay. */
    public void mayGiveWay(boolean may) {
        watch.mayGiveWay(may);
    }

    /**
     * A single attempt, for callers that count them.
     *
     * @throws LockNotAvailable when it failed for lack of a lock, judging by a server error among its causes
     */
    public <T, X extends Exception> T once(Attempt<T, X> work) throws SQLException, X {
        watch.begin();
        try {
            return work.run();
        } catch (Exception e) {
            SQLException refused = lockNotAvailable(e);
            if (refused == null) {
                throw e;
            }
            String said =
                    String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
            throw watch.gaveWayTo()
                    .map(longest -> LockNotAvailable.gaveWay(longest, e))
                    .orElseGet(() -> waited(said, e));
        } finally {
            watch.end();
        }
    }

    private LockNotAvailable waited(String said, Exception e) {
        List<LockHolder> holders = watch.holders();
        return holders.isEmpty()
                ? LockNotAvailable.unseen(said, watch.autovacuum(), e)
                : LockNotAvailable.waited(said, limit, holders, e);
    }

    private @Nullable SQLException lockNotAvailable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e) {
                String state = String.valueOf(e.getSQLState());
                if (AGAIN.contains(state) || (state.equals(CANCELLED) && watch.gaveUp())) {
                    return e;
                }
            }
        }
        return null;
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE,
                    "interrupted while waiting for a lock; nothing was changed",
                    e);
        }
    }

    @Override
    public void close() {
        watch.close();
    }
}
