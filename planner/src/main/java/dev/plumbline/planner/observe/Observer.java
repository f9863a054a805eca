package dev.plumbline.planner.observe;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.catalog.diff.CatalogDiff;
import dev.plumbline.catalog.diff.CatalogDifference;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.SearchPath;
import dev.plumbline.database.Transaction;
import dev.plumbline.operate.trial.TrialOwner;
import dev.plumbline.planner.observation.ObservedFile;
import dev.plumbline.planner.observation.Script;
import dev.plumbline.planner.observe.shape.Shapes;
import dev.plumbline.schema.script.SqlStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs files one after the other on a throw-away database, whose server must be ours, as the owner of the database. A role that a statement
 * fails for lack of is created. Not thread safe.
 */
public final class Observer implements AutoCloseable {
    private final TrialOwner owner;
    private final Connection connection;
    private final LockView view;
    private final Shapes shapes = new Shapes();
    private final Unobserved unobserved = new Unobserved();
    private boolean stale;

    private Observer(TrialOwner owner, Connection connection, LockView view) {
        this.owner = owner;
        this.connection = connection;
        this.view = view;
    }

    public static Observer of(TrialOwner owner) {
        Watching.prepare(owner);
        // The simple protocol, by which a statement has finished, with all of its notices, before the next one is sent.
        Connection connection =
                owner.database().with("preferQueryMode", "simple").connect();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            var view = new LockView(
                    owner.superuser().with("preferQueryMode", "simple").connect(), row.getInt(1));
            var observer = new Observer(owner, connection, view);
            observer.shapes.readAll(connection);
            return observer;
        } catch (SQLException e) {
            throw failed(owner, Transaction.closing(connection, e));
        }
    }

    /** What is known to be missing on the copy, in its own words: what needs it is not taken for wrong. */
    public void lacking(List<String> notes) {
        unobserved.lacking(notes);
    }

    /** The server's version, as it reports it. */
    public String version() {
        try {
            return connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException e) {
            throw failed(owner, e);
        }
    }

    /** Runs a file without observing it; statements that fail are skipped. */
    public void run(Script script) {
        stale = true;
        unobserved.begin(script.name());
        try {
            SearchPath.users(connection, () -> {
                var runner = new Runner(connection);
                prepare(runner, false);
                runner.send("set client_min_messages = warning");
                new Forgiving(runner, owner, unobserved).runAll(script);
                return true;
            });
        } catch (SQLException e) {
            throw failed(owner, e);
        }
    }

    /** The present catalogue. */
    public Catalog catalogue() {
        try {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set client_min_messages = warning");
            }
            return Catalog.read(connection, CatalogScope.everything());
        } catch (SQLException e) {
            throw failed(owner, e);
        }
    }

    /** How many tables, indexes, views and sequences there are. */
    public int relations() {
        try {
            refresh();
            return shapes.all().size();
        } catch (SQLException e) {
            throw failed(owner, e);
        }
    }

    /**
     * Runs an undo file, reports what it did, and rolls it back.
     *
     * @param undoFile one that runs in a transaction and does not end it
     * @param wanted what it is to lead back to
     */
    public ObservedUndo undo(Script undoFile, Catalog wanted) {
        try {
            refresh();
            unobserved.begin(undoFile.name());
            var remains = new ArrayList<CatalogDifference>();
            ObservedFile file = SearchPath.users(connection, () -> {
                var runner = new Runner(connection);
                prepare(runner, true);
                return new FileRun(owner, connection, runner, view, shapes, unobserved, undoFile)
                        .observe(() -> remains.addAll(takenBack(runner, wanted)));
            });
            shapes.readAll(connection);
            return new ObservedUndo(file, remains);
        } catch (SQLException e) {
            throw failed(owner, e);
        }
    }

    /** The transaction was begun by statements: the driver is told of it, so that nothing ends it before it is examined. */
    private List<CatalogDifference> takenBack(Runner runner, Catalog wanted) throws SQLException {
        return Transaction.rollBack(connection, open -> {
            runner.send("reset session authorization; reset role; set local client_min_messages = warning");
            return CatalogDiff.between(wanted, Catalog.read(open, CatalogScope.everything()))
                    .differences();
        });
    }

    private void refresh() throws SQLException {
        if (stale) {
            shapes.readAll(connection);
            stale = false;
        }
    }

    /** Runs a file and reports what it did. A statement that fails is reported, and left out of the rest. */
    public ObservedFile observe(Script script) {
        try {
            refresh();
            unobserved.begin(script.name());
            return SearchPath.users(connection, () -> {
                var runner = new Runner(connection);
                prepare(runner, true);
                return new FileRun(owner, connection, runner, view, shapes, unobserved, script).observe();
            });
        } catch (SQLException e) {
            throw failed(owner, e);
        }
    }

    /** What a file leaves behind in the session ends with it, as when a migration is applied. */
    private static void prepare(Runner runner, boolean watched) throws SQLException {
        if (!runner.isIdle()) {
            runner.send("rollback");
        }
        runner.send(
                "reset session authorization; reset role; reset search_path; reset lock_timeout; reset statement_timeout");
        runner.send(watched ? Executed.WATCH : Executed.REST);
    }

    /** Whether the session's transaction is begun by the file itself. */
    static boolean controls(SqlStatement one) {
        return one.controlsTransaction();
    }

    static PlumblineException failed(TrialOwner owner, SQLException e) {
        return new PlumblineException(
                PlumblineException.Kind.UNAVAILABLE, "the copy " + owner.superuser() + ": " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try (connection;
                view) {
            stale = true;
        } catch (SQLException e) {
            throw failed(owner, e);
        }
    }
}
