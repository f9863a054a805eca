package dev.plumbline.planner.observe;

import dev.plumbline.database.Database;
import dev.plumbline.database.SqlWork;
import dev.plumbline.planner.observation.LockMode;
import dev.plumbline.planner.observe.shape.Shape;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;

/**
 * Watches statements that cannot run in a transaction. A session that reads all tables makes a concurrent statement wait where it would
 * wait for the readers of a live database, so that its locks can be seen however fast it is; then the reader ends.
 */
final class Beside {
    private static final long PAUSE = 500_000L;
    private static final int LOOKS = 4;

    private final Database database;
    private final LockView view;

    Beside(Database database, LockView view) {
        this.database = database;
        this.view = view;
    }

    /** How the statement ended, and the strongest lock seen on each relation. */
    record Seen<T>(T result, Map<Long, LockMode> locks) {}

    /**
     * @param writers whether the session holds locks that block all but readers, so that statements which do not wait for readers wait
     *     too; looking up the table's name is not blocked
     */
    <T> Seen<T> run(Collection<Shape> tables, boolean writers, SqlWork<T> work) throws SQLException {
        var locks = new HashMap<Long, LockMode>();
        try (Connection reader = writers ? database.connect() : database.connectToRead()) {
            hold(reader, tables, writers);
            var running = new FutureTask<T>(work::run);
            var thread = new Thread(running, "plumbline-observed-statement");
            thread.setDaemon(true);
            thread.start();
            int waiting = 0;
            while (!running.isDone()) {
                view.held()
                        .forEach((id, mode) ->
                                locks.merge(id, mode, (one, other) -> one.compareTo(other) >= 0 ? one : other));
                if (waiting < LOOKS && view.waits() && ++waiting == LOOKS) {
                    reader.close();
                }
                LockSupport.parkNanos(PAUSE);
            }
            return new Seen<>(result(running), locks);
        }
    }

    private static void hold(Connection reader, Collection<Shape> tables, boolean writers) throws SQLException {
        try (Statement statement = reader.createStatement()) {
            if (writers) {
                statement.execute("begin");
            }
            for (Shape table : tables) {
                if (table.isTable() && !table.kind().equals("foreign table")) {
                    statement.execute(
                            "lock table only " + table.name() + (writers ? " in share mode" : " in access share mode"));
                } else if (writers && table.kind().equals("materialized view")) {
                    // No LOCK command takes this lock. The comment is never committed.
                    statement.execute("comment on materialized view " + table.name() + " is null");
                }
            }
            statement.execute("select 1");
        }
    }

    private static <T> T result(Future<T> running) throws SQLException {
        try {
            return running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            throw new SQLException(e.getCause());
        }
    }
}
