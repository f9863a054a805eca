package dev.plumbline.database.lock;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.session.Uninterrupted;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Watches sessions of ours from a second connection: when one has waited too long for a lock, or others for its locks, its statement is
 * cancelled, whatever {@code lock_timeout} it has set; its progress and who waits are reported. The second connection is opened when work
 * takes longer than a moment; where none is available, {@code lock_timeout} alone keeps the wait short. Closed by whoever opened it.
 */
final class LockWatch implements AutoCloseable {
    private static final long POLL_MILLIS = 150;

    /** A concurrent index waits for old transactions in the last of these; nobody queues behind that. */
    private static final String WAITING = "select w.pid, " + LockHolder.COLUMNS + """
             , (select l.locktype from pg_locks l where l.pid = w.pid and not l.granted limit 1) <> 'virtualxid'
              from unnest(?::int4[]) as w (pid)
             cross join lateral unnest(pg_blocking_pids(w.pid)) as b (pid)
              left join pg_stat_activity a on a.pid = b.pid
             where b.pid = 0 or a.pid is not null
            """;

    private static final String CANCEL =
            "select pg_cancel_backend(w.pid) from unnest(?::int4[]) as w (pid) where cardinality(pg_blocking_pids(w.pid)) > 0";

    private static final String AUTOVACUUM = "select " + LockHolder.COLUMNS + """
              from pg_stat_activity a
             where a.backend_type = 'autovacuum worker' and a.datname = current_database() and a.query like 'autovacuum: %'
            """;

    /** Shorter waits are normal. */
    private static final Duration WORTH_TELLING = Duration.ofMillis(500);

    private static final String GIVE_WAY = "select pg_cancel_backend(w.pid) from unnest(?::int4[]) as w (pid)";

    /** What others feel and people read is checked less often. */
    private static final long SURROUNDINGS = 500_000_000L;

    private final Database database;
    private final long longest;
    private final Duration longestBlock;
    private final WorkListener listener;
    private final boolean looksAround;
    private final BlockedSessions blocked = new BlockedSessions();
    private final ServerProgress progress = new ServerProgress();
    private final Set<Integer> watched = new TreeSet<>();
    private final Thread thread;

    private List<LockHolder> holders = List.of();
    private boolean working;
    private boolean closed;
    private boolean gaveUp;
    private boolean mayGiveWay = true;
    private Optional<BlockedSession> gaveWayTo = Optional.empty();
    private long waited;
    private long looked;
    private long lookedAround;
    private Duration toldBlocked = Duration.ZERO;
    private double toldBehind;

    /**
     * @param longest how long one piece of work may wait for locks in total
     * @param longestBlock how long others may wait for it; zero: no limit
     */
    LockWatch(Database database, Duration longest, Duration longestBlock, WorkListener listener) {
        this.database = database.with("ApplicationName", "plumbline lock watch").with("socketTimeout", "5");
        this.longest = longest.toNanos();
        this.longestBlock = longestBlock;
        this.listener = listener;
        this.looksAround = listener != WorkListener.NONE || !longestBlock.isZero();
        thread = new Thread(this::look, "plumbline lock watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** Watches this session too. */
    synchronized void add(Connection connection) throws SQLException {
        watched.add(connection.unwrap(PGConnection.class).getBackendPID());
    }

    /** A piece of work begins. */
    synchronized void begin() {
        working = true;
        gaveUp = false;
        gaveWayTo = Optional.empty();
        mayGiveWay = true;
        waited = 0;
        looked = System.nanoTime();
        blocked.forget();
        toldBlocked = Duration.ZERO;
        holders = List.of();
    }

    /** It is over: nothing is cancelled any more. */
    synchronized void end() {
        working = false;
    }

    /** Whether a statement of the last piece of work was cancelled because it had waited too long. */
    synchronized boolean gaveUp() {
        return gaveUp;
    }

    /** Who had waited too long, where that was why. */
    synchronized Optional<BlockedSession> gaveWayTo() {
        return gaveWayTo;
    }

    synchronized void mayGiveWay(boolean may) {
        mayGiveWay = may;
    }

    /** Who was blocking at the last check. */
    synchronized List<LockHolder> holders() {
        return holders;
    }

    /**
     * What autovacuum is working on, for a wait that was too short to be seen: it gives way only when somebody has waited for {@code
     * deadlock_timeout}. Empty where it cannot be asked.
     */
    List<LockHolder> autovacuum() {
        var found = new ArrayList<LockHolder>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(AUTOVACUUM)) {
            while (rows.next()) {
                found.add(LockHolder.read(rows, 1));
            }
        } catch (SQLException | PlumblineException e) {
            // the failure being reported matters more
        }
        return found;
    }

    private void look() {
        Connection connection = null;
        try {
            while (pause()) {
                if (connection == null) {
                    connection = database.connect();
                }
                look(connection);
            }
        } catch (SQLException | PlumblineException e) {
            // Without this the waits are as short as lock_timeout makes them; who holds the lock is then unknown.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close(connection);
        }
    }

    /** Until it is time to check; false when there is nothing to watch any more. */
    private synchronized boolean pause() throws InterruptedException {
        do {
            wait(Math.max(10, Math.min(POLL_MILLIS, longest / 4_000_000)));
        } while (!working && !closed);
        return !closed;
    }

    private synchronized void look(Connection connection) throws SQLException {
        if (!working) {
            return;
        }
        Array pids = connection.createArrayOf("int4", watched.toArray());
        var found = new LinkedHashSet<LockHolder>();
        boolean holdsOthersUp = false;
        try (PreparedStatement query = connection.prepareStatement(WAITING)) {
            query.setArray(1, pids);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    LockHolder holder = LockHolder.read(rows, 2);
                    if (!watched.contains(holder.pid())) {
                        found.add(holder);
                        holdsOthersUp |= rows.getBoolean(8);
                    }
                }
            }
        }
        long now = System.nanoTime();
        if (!found.isEmpty()) {
            holders = List.copyOf(found);
            waited += holdsOthersUp ? now - looked : 0;
        }
        looked = now;
        if (waited >= longest) {
            gaveUp = true;
            cancel(connection, CANCEL, pids);
        } else if (looksAround && now - lookedAround >= SURROUNDINGS) {
            lookedAround = now;
            lookAround(connection, pids);
        }
    }

    private void lookAround(Connection connection, Array pids) throws SQLException {
        List<BlockedSession> behind = blocked.look(connection, watched);
        if (!behind.isEmpty()) {
            BlockedSession first = behind.get(0);
            if (mayGiveWay && !longestBlock.isZero() && first.since().compareTo(longestBlock) >= 0) {
                gaveUp = true;
                gaveWayTo = Optional.of(first);
                cancel(connection, GIVE_WAY, pids);
                return;
            }
            if (first.since().compareTo(toldBlocked.multipliedBy(2)) >= 0
                    && first.since().compareTo(WORTH_TELLING) >= 0) {
                toldBlocked = first.since();
                listener.blocking(List.copyOf(behind));
            }
        }
        progress.running(connection, pids).ifPresent(listener::progress);
        Optional<ServerProgress.Behind> replica = progress.replica(connection);
        if (replica.isPresent() && replica.get().seconds() >= 2 * toldBehind) {
            toldBehind = replica.get().seconds();
            listener.behind(String.format(
                    Locale.ROOT, "%s is %.0f s behind", replica.get().replica(), toldBehind));
        }
    }

    private static void cancel(Connection connection, String sql, Array pids) throws SQLException {
        try (PreparedStatement cancel = connection.prepareStatement(sql)) {
            cancel.setArray(1, pids);
            cancel.execute();
        }
    }

    private static void close(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            // it only looked
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        Uninterrupted.join(thread);
    }
}
