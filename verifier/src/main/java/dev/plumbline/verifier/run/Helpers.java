package dev.plumbline.verifier.run;

import dev.plumbline.database.session.ConsistentRead;
import dev.plumbline.database.session.Uninterrupted;
import dev.plumbline.verifier.check.CheckContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.postgresql.PGConnection;

/**
 * More connections that share the work of the first and read its snapshot. They are opened only when something is left to be begun after
 * a moment, and where one cannot be opened the others do its work. To be closed before the transaction whose snapshot they read ends.
 */
final class Helpers implements AutoCloseable {

    private static final Duration A_MOMENT = Duration.ofMillis(250);

    private final SharedWork work;
    private final CheckRunner.Opener opener;
    private final String snapshot;
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<Connection> busy = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    private Helpers(SharedWork work, CheckRunner.Opener opener, String snapshot) {
        this.work = work;
        this.opener = opener;
        this.snapshot = snapshot;
    }

    static Helpers start(int count, SharedWork work, CheckRunner.Opener opener, String snapshot) {
        var helpers = new Helpers(work, opener, snapshot);
        for (int i = 0; i < count; i++) {
            var thread = new Thread(helpers::helpWhereNeeded, "verify-" + (i + 2));
            thread.setDaemon(true);
            helpers.threads.add(thread);
            thread.start();
        }
        return helpers;
    }

    /** Waits until they have done what they began, and throws what kept one from going on. */
    void finish() throws SQLException {
        join();
        Throwable failure = failures.poll();
        if (failure instanceof SQLException lost) {
            throw lost;
        }
        if (failure instanceof Error fatal) {
            throw fatal;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
    }

    private void helpWhereNeeded() {
        try {
            if (work.isLeftAfter(A_MOMENT)) {
                help();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void help() {
        CheckContext context;
        try {
            context = opener.open();
        } catch (SQLException | RuntimeException noneLeft) {
            return;
        }
        var begun = new ArrayList<Connection>();
        try (Connection connection = context.connection()) {
            ConsistentRead.askingAsOf(snapshot, connection, () -> {
                var session = new CheckSession(context, work::offer);
                begun.add(connection);
                busy.add(connection);
                work.fromTheBack(session);
                return session;
            });
        } catch (SQLException | RuntimeException | Error e) {
            if (!begun.isEmpty()) {
                failures.add(e);
            }
        } finally {
            busy.removeAll(begun);
        }
    }

    private void join() {
        threads.forEach(Uninterrupted::join);
    }

    /** Nobody waits for the answers any more. */
    @Override
    public void close() {
        work.stop();
        for (Connection connection : busy) {
            try {
                connection.unwrap(PGConnection.class).cancelQuery();
            } catch (SQLException gone) {
                // It ends by itself.
            }
        }
        join();
    }
}
