package dev.plumbline.operate.backfill;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.SearchPath;
import dev.plumbline.database.Transaction;
import dev.plumbline.database.lock.BlockedSession;
import dev.plumbline.database.lock.LockRetry;
import dev.plumbline.database.lock.WorkListener;
import dev.plumbline.database.rights.ActingRole;
import dev.plumbline.database.rights.TableOwner;
import dev.plumbline.database.session.ClientCheck;
import dev.plumbline.database.session.ReadOnly;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Changes the rows of a large table in small transactions along a unique key. Each batch records its progress in the same transaction, so
 * a killed run resumes where it was. It waits for replicas that fall behind and for sessions that wait for its table.
 */
public final class Backfill {
    private static final String NOT_PERMITTED = "42501";
    private static final int LARGEST = 100_000;
    private static final Duration LOCK_WAIT = Duration.ofSeconds(60);
    private static final long REPORT = 2_000_000_000L;

    private final Database database;
    private final BackfillOptions options;
    private final Consumer<String> messages;
    private ActingRole owner = ActingRole.SESSION;
    private int size;
    private long looked;
    private long changed;

    /**
     * Rows examined and rows changed, by this run and by those it resumed.
     *
     * @param nothing whether it had finished before, so that this run did nothing
     */
    public record Result(long looked, long changed, boolean resumed, boolean nothing, Duration took) {}

    public Backfill(Database database, BackfillOptions options, Consumer<String> messages) {
        this.database = database;
        this.options = options;
        this.messages = messages;
        this.size = options.batch();
    }

    public Result run() {
        long start = System.nanoTime();
        try (Connection connection = database.connect();
                var retry = new LockRetry(database, LOCK_WAIT, this::heldUp, options.maxBlock(), others())) {
            ReadOnly.refuse(connection, database);
            ClientCheck.enable(connection);
            retry.over(connection);
            BackfillTable target = BackfillTable.of(connection, options);
            owner = TableOwner.writing(connection, target.oid());
            refuseHidden();
            tryOut(connection, target);
            var ledger = new Ledger(connection, options);
            ledger.create();
            Optional<Ledger.Entry> found = ledger.find();
            if (found.isPresent() && found.get().finished().isPresent() && !options.again()) {
                return finished(found.get(), start);
            }
            Optional<Ledger.Entry> before = found.filter(
                    entry -> entry.finished().isEmpty() && !entry.lastKey().isEmpty());
            if (before.isEmpty()) {
                ledger.start(options);
            }
            before.ifPresent(this::goOn);
            var throttle = new Throttle(connection, target, options, messages);
            walk(
                    connection,
                    retry,
                    throttle,
                    target,
                    ledger,
                    before.map(Ledger.Entry::lastKey).orElse(List.of()));
            ledger.finish();
            return new Result(looked, changed, before.isPresent(), false, Duration.ofNanos(System.nanoTime() - start));
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            throw new PlumblineException(
                    state.startsWith("08") || state.equals(LockRetry.LOCK_NOT_AVAILABLE)
                            ? Kind.UNAVAILABLE
                            : Kind.FINDING,
                    database + ": backfill of " + options.table() + ": " + e.getMessage()
                            + " (earlier batches are committed; run the same command to continue)",
                    e);
        }
    }

    private WorkListener others() {
        return new WorkListener() {
            @Override
            public void blocking(List<BlockedSession> sessions) {
                messages.accept(BlockedSession.message(sessions));
            }
        };
    }

    /** The next attempt is smaller, so that it locks fewer rows. */
    private void heldUp(String waiting) {
        size = Math.max(1, size / 2);
        messages.accept(waiting + ", trying " + size + " rows");
    }

    /** Mistakes in the user's SQL are reported before anything is changed. */
    private void tryOut(Connection connection, BackfillTable target) throws SQLException {
        try {
            Transaction.rollBack(connection, open -> asOwner(open, "explain " + target.update(options)));
        } catch (SQLException e) {
            if (NOT_PERMITTED.equals(e.getSQLState()) && owner.confined()) {
                throw new PlumblineException(
                        Kind.UNAVAILABLE,
                        owner.role().orElseThrow()
                                + ", as whom the table's own code has to run, may not do this: "
                                + String.valueOf(e.getMessage())
                                        .lines()
                                        .findFirst()
                                        .orElse("")
                                + " (nothing was changed; grant that, or set only what the owner may)",
                        e);
            }
            if (NOT_PERMITTED.equals(e.getSQLState()) && owner.role().isPresent()) {
                messages.accept("note: " + owner.role().get() + ", who owns the table, may not do this ("
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                        + "): triggers and checks of the table run with your own rights");
                owner = ActingRole.SESSION;
                tryOut(connection, target);
                return;
            }
            if (e.getSQLState() == null || !e.getSQLState().startsWith("42")) {
                throw e;
            }
            throw new PlumblineException(
                    e.getSQLState().equals(NOT_PERMITTED) ? Kind.UNAVAILABLE : Kind.USAGE,
                    "--set " + options.assignments()
                            + (options.where().isBlank() ? "" : " --where " + options.where()) + ": "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + " (nothing was changed)",
                    e);
        }
    }

    /** To the user, a run killed right after its end looks like one killed before it. */
    private Result finished(Ledger.Entry entry, long start) {
        messages.accept(String.format(
                Locale.ROOT,
                "nothing to do: this backfill finished at %s, having examined %,d rows (--again runs it again)",
                entry.finished().orElseThrow(),
                entry.looked()));
        return new Result(entry.looked(), entry.changed(), false, true, Duration.ofNanos(System.nanoTime() - start));
    }

    private void goOn(Ledger.Entry entry) {
        looked = entry.looked();
        changed = entry.changed();
        messages.accept(String.format(
                Locale.ROOT, "continuing after key %s: %,d rows were done before", entry.lastKey(), entry.looked()));
    }

    private void walk(
            Connection connection,
            LockRetry retry,
            Throttle throttle,
            BackfillTable target,
            Ledger ledger,
            List<String> from)
            throws SQLException {
        List<String> key = from;
        long reported = System.nanoTime();
        while (true) {
            long start = System.nanoTime();
            List<String> after = key;
            Batch batch = retry.commit(connection, transaction -> batch(transaction, target, ledger, after));
            if (batch.rows() == 0) {
                return;
            }
            looked += batch.rows();
            changed += batch.changed();
            key = batch.last();
            resize(System.nanoTime() - start);
            if (System.nanoTime() - reported > REPORT) {
                reported = System.nanoTime();
                messages.accept(String.format(
                        Locale.ROOT,
                        "%,d of about %,d rows examined, %,d changed",
                        looked,
                        Math.max(looked, target.rows()),
                        changed));
            }
            throttle.rest();
        }
    }

    /** The keys up to the last are done; no rows: nothing was left. */
    private record Batch(List<String> last, long rows, long changed) {}

    private Batch batch(Connection connection, BackfillTable target, Ledger ledger, List<String> after)
            throws SQLException {
        var last = new ArrayList<String>();
        long rows = next(connection, target, after, last);
        if (rows == 0) {
            return new Batch(last, 0, 0);
        }
        long updated = update(connection, target, after, last);
        ledger.note(last, rows, updated);
        return new Batch(last, rows, updated);
    }

    private long next(Connection connection, BackfillTable target, List<String> after, List<String> last)
            throws SQLException {
        return owner.ask(connection, target.nextKey(after, size), row -> {
            if (!row.next()) {
                return 0L;
            }
            last.addAll(List.of((String[]) row.getArray(1).getArray()));
            return row.getLong(2);
        });
    }

    private long update(Connection connection, BackfillTable target, List<String> after, List<String> last)
            throws SQLException {
        // What is deferred to the commit would run as the session's own role.
        if (owner.confined()) {
            execute(connection, "set constraints all immediate");
        }
        long rows = asOwner(connection, target.update(options, after, last));
        if (!owner.confined()) {
            asOwner(connection, "set constraints all immediate");
        }
        return rows;
    }

    /** The user's SQL, and the code of the table that it fires: with the user's search path, and as the table's owner. */
    private long asOwner(Connection connection, String sql) throws SQLException {
        return SearchPath.users(connection, () -> owner.write(connection, sql));
    }

    private void refuseHidden() {
        if (owner.hidden()) {
            String name = owner.role().orElseThrow();
            throw new PlumblineException(
                    Kind.UNAVAILABLE,
                    options.table() + " has code of " + name + " that has to run as him, and row-level security that"
                            + " hides rows from him too, so not every row would be reached: do this as " + name
                            + ", or take the policies' hold off him (alter table " + options.table()
                            + " no force row level security); nothing was changed");
        }
    }

    private static Statement plain(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.setEscapeProcessing(false);
        return statement;
    }

    private void resize(long nanoseconds) {
        double wanted = (double) options.batchTime().toNanos() / Math.max(1, nanoseconds);
        size = (int) Math.max(1, Math.min(LARGEST, size * Math.max(0.5, Math.min(2, wanted))));
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = plain(connection)) {
            return statement.execute(sql);
        }
    }
}
