package dev.plumbline.operate.undo;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.Transaction;
import dev.plumbline.database.lock.LockRetry;
import dev.plumbline.database.lock.WorkListener;
import dev.plumbline.database.session.PinnedSession;
import dev.plumbline.database.session.Savepoints;
import dev.plumbline.operate.trial.ScriptRunner;
import dev.plumbline.operate.trial.TableShape;
import dev.plumbline.operate.undo.keep.Bookkeeping;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.script.NonTransactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Undoes applied migrations. Each step is one transaction: undo file, kept rows, history entry and the proof that the catalogue is the
 * recorded one; a step that fails leaves the database at the version before it. What cannot run in a transaction runs statement by
 * statement. Not thread safe.
 */
public final class Undo {
    /** How long others may wait for locks held by a trial of many steps. */
    private static final Duration LONGEST_BLOCK = Duration.ofMillis(500);

    private final Database database;
    private final Pack pack;
    private final UndoOptions options;

    /** A step that was undone and how long it took. */
    public record Undone(UndoStep step, Duration took) {}

    public Undo(Database database, Pack pack, UndoOptions options) {
        this.database = database;
        this.pack = pack;
        this.options = options;
    }

    /** The steps that {@link #run} would take. Refused if one has no undo file. */
    public List<UndoStep> plan() {
        return UndoSteps.of(database, pack, options);
    }

    /**
     * What would be lost, found by taking the steps in a transaction that is rolled back. Of many steps the later ones run while the locks
     * of the earlier ones are held, so the trial gives way to others who wait.
     */
    public List<Loss> losses(List<UndoStep> steps) {
        Duration longestBlock = steps.size() > 1 ? LONGEST_BLOCK : Duration.ZERO;
        try (var retry = new LockRetry(
                        database, options.lockTimeout(), options.messages(), longestBlock, WorkListener.NONE);
                Connection connection = retry.connect(database)) {
            return retry.rollBack(connection, trial -> losses(trial, steps));
        } catch (SQLException e) {
            throw failed("trying the undo", e);
        }
    }

    private List<Loss> losses(Connection connection, List<UndoStep> steps) throws SQLException {
        var losses = new ArrayList<Loss>();
        for (UndoStep step : steps) {
            if (outsideTransaction(step)) {
                break;
            }
            losses.addAll(losses(connection, step, step == steps.get(steps.size() - 1)));
        }
        return losses;
    }

    /** A step that seems to lose something is rolled back at once: its tables are counted without its locks, in their old state. */
    private List<Loss> losses(Connection connection, UndoStep step, boolean last) throws SQLException {
        Map<Long, TableShape> before = shapes(connection);
        Bookkeeping books = Bookkeeping.of(connection);
        books.create(connection);
        Transaction.Work<Map<Long, TableShape>, SQLException> work = open -> {
            new OneStep(open, pack, step, line -> {}, books, () -> read(open)::find).run();
            return shapes(open);
        };
        Map<Long, TableShape> after = Savepoints.keepingIf(
                connection, work, found -> Loss.possible(step, before, found).isEmpty());
        Map<Long, TableShape> losing = Loss.possible(step, before, after);
        if (losing.isEmpty()) {
            return List.of();
        }
        List<Loss> losses = Loss.of(step, Loss.Stock.take(connection, losing), after);
        if (!last) {
            work.run(connection);
        }
        return losses;
    }

    private static Catalog read(Connection connection) throws SQLException {
        return Catalog.read(connection, CatalogScope.everything());
    }

    /** Takes the steps, newest first. */
    public List<Undone> run(List<UndoStep> steps) {
        return run(steps, Optional.empty());
    }

    /**
     * Takes the steps, newest first, each tried on its own beforehand where its losses are not allowed or somebody wants to be told about
     * them: no lock of one step is held while the next one is taken.
     *
     * @param told receives what each step loses, before it is taken
     */
    public List<Undone> run(List<UndoStep> steps, Optional<Consumer<Loss>> told) {
        var done = new ArrayList<Undone>();
        var way = new WayBack(database, pack, options.messages());
        boolean refuses = !options.backedUp() && !options.loseData();
        try (LockRetry retry = retry();
                Connection connection = retry.connect(database)) {
            for (UndoStep step : steps) {
                long start = System.nanoTime();
                if (refuses || told.isPresent()) {
                    List<Loss> losses = losses(List.of(step));
                    told.ifPresent(losses::forEach);
                    refuseLosses(refuses ? losses : List.of(), done.size(), step);
                }
                if (outsideTransaction(step)) {
                    runOutside(way, step);
                } else {
                    runInside(way, connection, retry, step, step == steps.get(steps.size() - 1));
                }
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                options.messages().accept("undone: " + step + " (" + took.toMillis() + " ms)");
                done.add(new Undone(step, took));
            }
        } catch (SQLException e) {
            throw failed("undo", e);
        }
        return done;
    }

    private static void refuseLosses(List<Loss> losses, int done, UndoStep step) {
        if (!losses.isEmpty()) {
            throw new UndoException(
                    Kind.FINDING,
                    "this would lose\n  "
                            + losses.stream().map(Loss::toString).collect(Collectors.joining("\n  "))
                            + "\nand there is no backup (leave out --no-backup, or add --lose-data; "
                            + (done == 0
                                    ? "nothing was undone)"
                                    : "the " + done + (done == 1 ? " step" : " steps")
                                            + " before it stay undone, the database stands at " + step.version()
                                            + ")"));
        }
    }

    private void runInside(WayBack way, Connection connection, LockRetry retry, UndoStep step, boolean last) {
        try {
            way.take(connection, retry, step, last);
        } catch (SQLException e) {
            throw failed("undo of " + step + " (rolled back, the database is at " + step.version() + ")", e);
        }
    }

    /** What cannot run in a transaction runs statement by statement; the history entry comes once the result is proven. */
    private void runOutside(WayBack way, UndoStep step) {
        try (LockRetry retry = retry();
                Connection connection = retry.connect(database)) {
            retry.overConcurrent(connection);
            new ScriptRunner(connection, pack, Bookkeeping.of(connection).home(), retry).run(step.undoFile());
            retry.over(connection);
            retry.commit(connection, transaction -> {
                way.finish(transaction, step);
                return step;
            });
        } catch (SQLException e) {
            throw failed(
                    "undo of " + step
                            + " (it cannot run in a transaction and stopped half way; run the same undo again)",
                    e);
        }
    }

    private boolean outsideTransaction(UndoStep step) {
        return NonTransactional.inAny(ScriptRunner.statements(pack, step.undoFile()));
    }

    private LockRetry retry() {
        return new LockRetry(database, options.lockTimeout(), options.messages());
    }

    private static Map<Long, TableShape> shapes(Connection connection) throws SQLException {
        return PinnedSession.during(connection, () -> TableShape.all(connection));
    }

    private UndoException failed(String doing, SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return new UndoException(
                state.startsWith("08") || state.equals(LockRetry.LOCK_NOT_AVAILABLE) ? Kind.UNAVAILABLE : Kind.FINDING,
                database + ": " + doing + ": " + e.getMessage(),
                e);
    }
}
