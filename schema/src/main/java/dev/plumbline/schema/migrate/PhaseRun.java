package dev.plumbline.schema.migrate;

import dev.plumbline.database.lock.LockRetry;
import dev.plumbline.database.relation.OwnSchema;
import dev.plumbline.database.session.Savepoints;
import dev.plumbline.schema.migrate.history.PhaseHistory;
import dev.plumbline.schema.migrate.session.MigrationSession;
import dev.plumbline.schema.migrate.session.SessionLock;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.MigrationFile.Kind;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.schema.script.BuiltIns;
import dev.plumbline.schema.script.NonTransactional;
import dev.plumbline.schema.script.Placeholders;
import dev.plumbline.schema.script.ScriptFailure;
import dev.plumbline.schema.script.ScriptRun;
import dev.plumbline.schema.script.ScriptSettings;
import dev.plumbline.schema.script.SqlScript;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Applies what is pending of one phase: each file in a transaction with its entry in the history, or, where no transaction may hold
 * it, statement by statement with the entry behind.
 */
final class PhaseRun {
    private final MigrationSession session;
    private final LockRetry retry;
    private final Pack pack;
    private final Phase phase;
    private final MigrateOptions options;
    private final PhaseHistory history;
    private final Unfinished unfinished;
    private final Callbacks callbacks;
    private final BuiltIns builtIns;
    private final List<Applied> applied = new ArrayList<>();
    private boolean versioned = true;

    PhaseRun(MigrationSession session, LockRetry retry, Pack pack, Phase phase, MigrateOptions options)
            throws SQLException {
        this.session = session;
        this.retry = retry;
        this.pack = pack;
        this.phase = phase;
        this.options = options;
        this.history = new PhaseHistory(session, pack, phase, options.reach());
        this.builtIns = history.builtIns();
        this.unfinished = new Unfinished(session, history.table(), phase);
        this.callbacks = new Callbacks(session, pack, phase, builtIns, options.observers());
    }

    /** What was applied so far, also by attempts that failed in the end. */
    List<Applied> applied() {
        return List.copyOf(applied);
    }

    void run() throws SQLException {
        try (SessionLock lock =
                SessionLock.take(session.connection(), history.table().lockKey(), this::tell)) {
            around(lock);
        }
    }

    private void around(SessionLock held) throws SQLException {
        assert held.isHeld();
        try {
            callbacks.run("afterConnect");
            callbacks.run("beforeValidate");
            callbacks.run("afterValidate");
            if (!session.writes() && !history.pending().isEmpty()) {
                session.refuseReadOnly();
            }
            session.transaction(() -> {
                OwnSchema.bringOver(session.connection(), session.home());
                return history.begin();
            });
            callbacks.run("beforeMigrate");
            applyAll();
            ended(false);
            if (!applied.isEmpty()) {
                callbacks.run("afterMigrateApplied");
            }
            callbacks.run("afterMigrate");
            callbacks.run("afterMigrateOperationFinish");
        } catch (ScriptFailure e) {
            MigrationFailure failure = failed(e.file(), e);
            endedBy(failure);
            afterFailure(failure, "afterMigrateError");
            throw failure;
        } catch (SQLException | RuntimeException e) {
            endedBy(e);
            afterFailure(e, "afterMigrateError");
            throw e;
        }
    }

    private void applyAll() throws SQLException {
        List<MigrationFile> pending = history.pending();
        unfinished.recover(pending, this::tell);
        for (MigrationFile file : pending) {
            if (versioned && file.kind() == Kind.REPEATABLE) {
                callbacks.run("afterVersioned");
                callbacks.run("beforeRepeatables");
                versioned = false;
            }
            apply(file);
        }
        if (versioned) {
            callbacks.run("afterVersioned");
        }
    }

    private void apply(MigrationFile file) throws SQLException {
        String text = ScriptSettings.of(file).textOf(file);
        Map<String, String> values = builtIns.forFile(file.fileName());
        String filled = Placeholders.fill(pack, file.path(), file.script(), text, values);
        boolean alone = NonTransactional.inAny(SqlScript.of(text).statements());
        boolean inside = ScriptSettings.of(file).inTransaction().orElse(!alone);
        long start = System.nanoTime();
        try {
            Duration time = inside
                    ? session.transaction(() -> applyWithEntry(file, filled, start))
                    : applyOutside(file, filled, start);
            String version = file.version().map(one -> one.text()).orElse("");
            applied.add(new Applied(phase, version, file.description(), file.script(), time));
            options.observers().forEach(observer -> observer.applied(phase, file.script(), time));
        } catch (SQLException e) {
            MigrationFailure failure = failed(file.script(), e);
            afterFailure(failure, "afterEachMigrateError");
            throw failure;
        }
    }

    private MigrationFailure failed(String script, SQLException e) {
        SQLException said = e instanceof ScriptFailure && e.getCause() instanceof SQLException cause ? cause : e;
        String statement = e instanceof ScriptFailure found ? found.statement() : "";
        return Failures.of(script, e, Hints.of(session.connection(), said, statement));
    }

    private Duration applyOutside(MigrationFile file, String text, long start) throws SQLException {
        unfinished.mark(file.script());
        retry.mayGiveWay(false); // half of it would stay
        try {
            session.lockTimeout(
                    options.lockTimeout()); // a concurrent index waits for old transactions, and nobody behind it
            Duration time = applyWithEntry(file, text, start);
            session.lockTimeout(options.lockWait());
            unfinished.forget(file.script());
            return time;
        } catch (SQLException e) {
            history.enter(file, since(start), false);
            throw e;
        } finally {
            retry.mayGiveWay(true);
        }
    }

    private Duration applyWithEntry(MigrationFile file, String text, long start) throws SQLException {
        String version = file.version().map(one -> one.text()).orElse("");
        boolean looked = false;
        for (MigrationObserver observer : options.observers()) {
            observer.before(session.connection(), phase, version, file.script());
            looked |= observer.looks(session.connection());
        }
        if (!looked || !staysLookedAt(file, text)) {
            session.users(() -> runText(file, text, this::tell));
        }
        for (MigrationObserver observer : options.observers()) {
            observer.after(session.connection(), phase, version, file.script());
        }
        Duration time = since(start);
        history.enter(file, time, true);
        return time;
    }

    /** What a run says that is taken back, the next one says again. */
    private boolean staysLookedAt(MigrationFile file, String text) throws SQLException {
        var said = new ArrayList<String>();
        boolean stays = true;
        try {
            stays = Savepoints.keepingIf(
                    session.connection(),
                    open -> {
                        session.users(() -> runText(file, text, said::add));
                        boolean good = true;
                        for (MigrationObserver observer : options.observers()) {
                            good &= observer.stays(open);
                        }
                        return good;
                    },
                    kept -> kept);
        } finally {
            if (stays) {
                said.forEach(this::tell);
            }
        }
        if (!stays) {
            for (MigrationObserver observer : options.observers()) {
                observer.takenBack(session.connection());
            }
        }
        return stays;
    }

    private int runText(MigrationFile file, String text, Consumer<String> messages) throws SQLException {
        callbacks.runWithin("beforeEachMigrate");
        ScriptRun run = new ScriptRun(session.connection(), messages);
        var standIns = new StandIns(session.connection(), options.observers());
        int statements = run.run(file.script(), text, (statement, step) -> {
            working(file.script() + ":" + statement.line() + "  " + statement.shown());
            callbacks.runWithin("beforeEachMigrateStatement");
            standIns.run(statement, step);
            callbacks.runWithin("afterEachMigrateStatement");
        });
        callbacks.runWithin("afterEachMigrate");
        return statements;
    }

    private void ended(boolean failed) throws SQLException {
        session.transaction(() -> {
            for (MigrationObserver observer : options.observers()) {
                observer.ended(session.connection(), failed);
            }
            return failed;
        });
    }

    private void endedBy(Exception failure) {
        try {
            ended(true);
        } catch (SQLException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void afterFailure(Exception failure, String event) {
        try {
            callbacks.run(event);
        } catch (SQLException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void working(String at) {
        options.observers().forEach(observer -> observer.working(at));
    }

    private void tell(String line) {
        options.observers().forEach(observer -> observer.message(line));
    }
}
