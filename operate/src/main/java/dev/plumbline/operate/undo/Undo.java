package dev.plumbline.operate.undo;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.Transaction;
import dev.plumbline.database.lock.LockRetry;
import dev.plumbline.database.output.Amounts;
import dev.plumbline.database.session.ClientCheck;
import dev.plumbline.database.session.PinnedSession;
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
import java.util.stream.Collectors;

/**
 * Steps back over applied migrations. Each step is one transaction: undo file, kept rows, history entry and the proof that the
 * catalogue is the recorded one; a step that fails leaves the database at the version before it. What no transaction may hold runs
 * statement by statement. Not thread safe.
 */
public final class Undo {
    private final Database database;
    private final Pack pack;
    private final UndoOptions options;

    /** A step that was taken back and how long it took. */
    public record Undone(UndoStep step, Duration took) {}

    public Undo(Database database, Pack pack, UndoOptions options) {
        this.database = database;
        this.pack = pack;
        this.options = options;
    }

    /** The steps that {@link #run} would take. Refuses when one has no undo file. */
    public List<UndoStep> plan() {
        return UndoSteps.of(database, pack, options);
    }

    /** What would be lost, found by taking the steps in a transaction that is rolled back. */
    public List<Loss> losses(List<UndoStep> steps) {
        try (LockRetry retry = retry();
                Connection connection = open(retry)) {
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
            Map<Long, TableShape> before = shapes(connection);
            var stock = Loss.Stock.take(connection, before);
            Bookkeeping books = Bookkeeping.of(connection);
            books.create(connection);
            new OneStep(connection, pack, step, line -> {}, books, () -> read(connection)::find).run();
            losses.addAll(Loss.of(step, stock, shapes(connection)));
        }
        return losses;
    }

    private static Catalog read(Connection connection) throws SQLException {
        return Catalog.read(connection, CatalogScope.everything());
    }

    /** Takes the steps, newest first. */
    public List<Undone> run(List<UndoStep> steps) {
        if (!options.backedUp() && !options.loseData()) {
            refuseLosses(losses(steps));
        }
        var done = new ArrayList<Undone>();
        var way = new WayBack(database, pack, options.messages());
        try (LockRetry retry = retry();
                Connection connection = open(retry)) {
            for (UndoStep step : steps) {
                long start = System.nanoTime();
                if (outsideTransaction(step)) {
                    runOutside(way, step);
                } else {
                    runInside(way, connection, retry, step, step == steps.get(steps.size() - 1));
                }
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                options.messages().accept("undone: " + step + " (" + Amounts.time(took) + ")");
                done.add(new Undone(step, took));
            }
        } catch (SQLException e) {
            throw failed("undo", e);
        }
        return done;
    }

    private static void refuseLosses(List<Loss> losses) {
        if (!losses.isEmpty()) {
            throw new UndoException(
                    Kind.FINDING,
                    "this would lose\n  "
                            + losses.stream().map(Loss::toString).collect(Collectors.joining("\n  "))
                            + "\nand there is no backup (leave out --no-backup, or add --lose-data; nothing was undone)");
        }
    }

    private void runInside(WayBack way, Connection connection, LockRetry retry, UndoStep step, boolean last) {
        try {
            way.take(connection, retry, step, last);
        } catch (SQLException e) {
            throw failed("undo of " + step + " (rolled back, the database stands at " + step.version() + ")", e);
        }
    }

    /** What no transaction may hold runs statement by statement; the history entry comes once the result is proven. */
    private void runOutside(WayBack way, UndoStep step) {
        try (LockRetry retry = retry();
                Connection connection = open(retry)) {
            retry.overConcurrent(connection);
            new ScriptRunner(connection, pack, Bookkeeping.of(connection).home(), retry).run(step.twin());
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
        return NonTransactional.inAny(ScriptRunner.statements(pack, step.twin()));
    }

    private LockRetry retry() {
        return new LockRetry(database, options.lockTimeout(), options.messages());
    }

    private Connection open(LockRetry retry) throws SQLException {
        Connection connection = database.connect();
        try {
            ClientCheck.enable(connection);
            return retry.over(connection);
        } catch (SQLException e) {
            throw Transaction.closing(connection, e);
        }
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
