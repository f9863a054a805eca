package dev.plumbline.planner.observe;

import dev.plumbline.database.SqlWork;
import dev.plumbline.operate.trial.TrialOwner;
import dev.plumbline.planner.observation.Fact;
import dev.plumbline.planner.observation.LockMode;
import dev.plumbline.planner.observation.ObservedFile;
import dev.plumbline.planner.observation.ObservedStatement;
import dev.plumbline.planner.observation.Script;
import dev.plumbline.planner.observe.shape.Bodies;
import dev.plumbline.planner.observe.shape.Shape;
import dev.plumbline.planner.observe.shape.Shapes;
import dev.plumbline.schema.script.NonTransactional;
import dev.plumbline.schema.script.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** One run of one file under observation. */
final class FileRun {
    /** Statements that can rewrite a table, or run other statements, without firing an event trigger. */
    private static final Pattern SILENT = Pattern.compile(
            "(TRUNCATE|CLUSTER|REINDEX|REFRESH|VACUUM|DO|CALL|SELECT|WITH|PERFORM|ANALYZE|EXECUTE)\\b.*");

    private static final Pattern ROLLBACK = Pattern.compile("(ROLLBACK|ABORT)\\b.*");

    private final TrialOwner owner;
    private final Connection connection;
    private final Runner runner;
    private final LockView view;
    private final Shapes shapes;
    private final Unobserved unobserved;
    private final Script script;
    private final Forgiving forgiving;
    private final List<ObservedStatement> done = new ArrayList<>();
    private Map<Long, Shape> older = Map.of();
    private LockLedger ledger = new LockLedger(Map.of());
    private Map<Long, LockMode> held = Map.of();

    FileRun(
            TrialOwner owner,
            Connection connection,
            Runner runner,
            LockView view,
            Shapes shapes,
            Unobserved unobserved,
            Script script) {
        this.owner = owner;
        this.connection = connection;
        this.runner = runner;
        this.view = view;
        this.shapes = shapes;
        this.script = script;
        this.unobserved = unobserved;
        this.forgiving = new Forgiving(runner, owner, unobserved);
    }

    /** What is done after the last statement, in the transaction that it left open. */
    interface Ending {
        void run() throws SQLException;
    }

    ObservedFile observe() throws SQLException {
        return observe(() -> runner.send("commit"));
    }

    ObservedFile observe(Ending ending) throws SQLException {
        List<SqlStatement> all = script.sql().all();
        older = shapes.all();
        ledger = new LockLedger(older);
        boolean controlled = all.stream().anyMatch(SqlStatement::controlsTransaction);
        try {
            if (controlled) {
                runEach(all, true);
            } else {
                runEach(all, false);
            }
        } catch (SQLException e) {
            startAgain();
            runEach(all, true);
        }
        if (!runner.isIdle()) {
            ending.run();
        }
        List<ObservedStatement> statements =
                done.stream().map(this::withoutIndex).toList();
        return new ObservedFile(script, script.inTransaction(), statements, ledger.all());
    }

    /** Reported at the end: the index of a foreign key is usually created a few statements later. */
    private ObservedStatement withoutIndex(ObservedStatement one) {
        var facts = new ArrayList<>(one.facts());
        for (Fact fact : one.facts()) {
            boolean key =
                    fact.kind().equals("constraint.added") && fact.get("type").equals("foreign key");
            if (key && !shapes.indexed(fact.get("table"), fact.get("columns"))) {
                facts.add(new Fact("fk.unindexed", fact.values()));
            }
        }
        return new ObservedStatement(one.number(), one.line(), one.text(), one.rewritten(), facts, one.error());
    }

    /** What an attempt did is rolled back; what ran outside a transaction stays, and fails when it is run again. */
    private void startAgain() throws SQLException {
        if (!runner.isIdle()) {
            runner.send("rollback");
        }
        shapes.readAll(connection);
        done.clear();
        ledger = new LockLedger(older);
        held = Map.of();
    }

    private void runEach(List<SqlStatement> all, boolean forgive) throws SQLException {
        for (SqlStatement one : all) {
            boolean alone = !script.inTransaction();
            boolean beside = NonTransactional.is(one) && !Forgiving.isForeign(one);
            boolean ours = alone && !beside && runner.isIdle() && !one.controlsTransaction();
            if (ours || (!alone && runner.isIdle() && !beside && !one.controlsTransaction())) {
                runner.send("begin");
            }
            runner.send("set client_min_messages = debug1");
            int number = done.size() + 1;
            if (forgive || alone) {
                Optional<SQLException> failure = forgiving.step(one, () -> run(number, one, beside && runner.isIdle()));
                if (failure.isPresent()) {
                    failed(number, one, failure.get());
                }
            } else {
                run(number, one, beside && runner.isIdle());
            }
            if (ours && runner.isOpen()) {
                runner.send("commit");
            }
            if (runner.isIdle()) {
                ledger.released();
                held = Map.of();
            }
            if (ROLLBACK.matcher(one.words()).matches()) {
                looking(() -> shapes.refreshAll(connection));
            }
        }
    }

    private void failed(int number, SqlStatement one, SQLException failure) throws SQLException {
        if (done.size() == number) {
            done.remove(number - 1);
        }
        if (runner.isIdle()) {
            shapes.readAll(connection);
        }
        done.add(new ObservedStatement(
                number,
                one.line(),
                one.text(),
                List.of(),
                List.of(
                        Fact.of("statement", "words", one.words()),
                        Fact.of(
                                "failed",
                                "state",
                                Optional.ofNullable(failure.getSQLState()).orElse(""),
                                "reason",
                                Unobserved.reason(failure),
                                "unobserved",
                                unobserved.why(one, failure, isItself()).orElse(""))),
                Optional.of(
                        Unobserved.reason(failure) + unobserved.because(failure).orElse(""))));
    }

    /** Whether the session acts as the owner of the trial, not as a role that the file has set. */
    private boolean isItself() throws SQLException {
        return !runner.isFailed() && runner.is("select current_user operator(pg_catalog.=) session_user");
    }

    private void run(int number, SqlStatement one, boolean beside) throws SQLException {
        Notices notices;
        Map<Long, LockMode> now;
        if (beside) {
            Beside.Seen<Notices> seen = new Outside(owner.superuser(), view, runner, older).run(one);
            notices = seen.result();
            now = seen.locks();
        } else {
            notices = runner.run(one);
            now = view.held();
        }
        ledger.after(number, now);
        List<Shapes.Change> changes = changes(one, notices, now);
        held = now;
        done.add(new ObservedStatement(
                number,
                one.line(),
                one.text(),
                rewritten(changes),
                Bodies.naming(connection, new StatementFacts(shapes, older, now).facts(one, notices, changes)),
                Optional.empty()));
    }

    private List<Shapes.Change> changes(SqlStatement one, Notices notices, Map<Long, LockMode> now)
            throws SQLException {
        if (notices.schemasChanged()) {
            return looking(() -> shapes.refreshAll(connection));
        }
        if (runner.isIdle()) {
            return shapes.refreshAll(connection);
        }
        boolean silent = SILENT.matcher(one.words()).matches();
        Set<Long> touched = new LinkedHashSet<>(notices.relations());
        now.forEach((id, mode) -> {
            boolean strong = mode.compareTo(LockMode.ROW_EXCLUSIVE) > 0;
            boolean noticed = !notices.relations().isEmpty() || !notices.facts().isEmpty();
            if (strong && (silent || noticed || held.get(id) != mode)) {
                touched.add(id);
            }
        });
        return touched.isEmpty() ? List.of() : looking(() -> shapes.refresh(connection, touched));
    }

    /** Reading partitions and their bounds locks them: these locks are released again, so that they do not count as the file's. */
    private <T> T looking(SqlWork<T> work) throws SQLException {
        if (runner.isIdle()) {
            return work.run();
        }
        runner.send("savepoint plumbline_look");
        T seen = work.run();
        runner.send("rollback to savepoint plumbline_look; release savepoint plumbline_look");
        return seen;
    }

    /**
     * An index that the file drops and recreates under its name, in one statement or in two, counts as rewritten: only the catalogue shows
     * the difference.
     */
    private List<String> rewritten(List<Shapes.Change> changes) {
        var names = new LinkedHashSet<String>();
        for (Shapes.Change change : changes) {
            Optional<Shape> before = change.before().filter(Shape::isStored);
            Optional<Shape> after = change.after();
            if (after.isEmpty()) {
                continue;
            }
            if (before.isPresent()) {
                if (older.containsKey(before.get().id())
                        && after.get().file() != before.get().file()) {
                    names.add(before.get().name());
                }
            } else if (after.get().isIndex() && isOfAnOlderOne(after.get())) {
                names.add(after.get().name());
            }
        }
        return List.copyOf(names);
    }

    private boolean isOfAnOlderOne(Shape index) {
        return older.values().stream()
                .anyMatch(was -> was.isIndex()
                        && was.isStored()
                        && was.name().equals(index.name())
                        && was.file() != index.file()
                        && shapes.of(was.id()).isEmpty());
    }
}
