package dev.plumbline.planner.observe;

import dev.plumbline.operate.trial.Mending;
import dev.plumbline.operate.trial.TrialOwner;
import dev.plumbline.planner.observation.Script;
import dev.plumbline.schema.script.NonTransactional;
import dev.plumbline.schema.script.SqlStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Runs statements so that one which fails does not take the others with it. What only the copy lacks is supplied first. */
final class Forgiving {
    /** Of the server, not of the database: a throw-away server serves others too. */
    private static final Pattern FOREIGN =
            Pattern.compile("(ALTER SYSTEM|(CREATE|DROP|ALTER) (DATABASE|TABLESPACE|SUBSCRIPTION))\\b.*");

    /** The triggers that observe are written in it. */
    private static final Pattern OURS = Pattern.compile("DROP (EXTENSION|LANGUAGE) (IF EXISTS )?\"?PLPGSQL\\b.*");

    private final Runner runner;
    private final Mending mending;
    private final Unobserved unobserved;

    Forgiving(Runner runner, TrialOwner owner, Unobserved unobserved) {
        this.runner = runner;
        this.mending = new Mending(owner, runner::sends);
        this.unobserved = unobserved;
    }

    /** What is run in place of a statement. */
    interface Attempt {
        void run() throws SQLException;
    }

    /** Runs everything in a file, unobserved. */
    void runAll(Script script) throws SQLException {
        List<SqlStatement> all = script.sql().all();
        boolean whole = script.inTransaction() && all.stream().noneMatch(SqlStatement::controlsTransaction);
        if (whole && tried(all)) {
            return;
        }
        for (SqlStatement one : all) {
            boolean inside = script.inTransaction() && !NonTransactional.is(one);
            if (inside && runner.isIdle() && !one.controlsTransaction()) {
                runner.send("begin");
            }
            step(one, () -> runner.run(one));
        }
        if (!runner.isIdle()) {
            runner.send("commit");
        }
    }

    private boolean tried(List<SqlStatement> all) throws SQLException {
        try {
            runner.send("begin");
            for (SqlStatement one : all) {
                if (isForeign(one)) {
                    throw new SQLException("left out");
                }
                runner.run(one);
            }
            runner.send("commit");
            return true;
        } catch (SQLException e) {
            runner.send("rollback");
            return false;
        }
    }

    /** Runs it; if it fails, what it did is rolled back, and the reason returned. */
    Optional<SQLException> step(SqlStatement one, Attempt step) throws SQLException {
        if (isForeign(one)) {
            return Optional.of(
                    new SQLException("it is about the server, not the database, and was not run on the copy"));
        }
        if (isOurs(one)) {
            return Optional.of(new SQLException("what watches the copy is written in this language"));
        }
        boolean guarded = runner.isOpen() && !one.controlsTransaction();
        for (Set<String> seen = new HashSet<>(); ; ) {
            if (guarded) {
                runner.send("savepoint plumbline_step");
            }
            try {
                step.run();
                mending.settle();
                return Optional.empty();
            } catch (SQLException e) {
                if (guarded && !runner.isIdle()) {
                    runner.send("rollback to savepoint plumbline_step");
                } else if (!runner.isIdle()) {
                    runner.send("rollback");
                }
                if (!seen.add(String.valueOf(e.getMessage())) || !mended(one, e)) {
                    unobserved.failed(one, e);
                    return Optional.of(e);
                }
            }
        }
    }

    private boolean mended(SqlStatement one, SQLException failure) throws SQLException {
        Optional<String> instead = mending.instead(one, failure);
        instead.filter(text -> !text.equals(one.text())).ifPresent(text -> runner.replace(one, text));
        return instead.isPresent();
    }

    static boolean isOurs(SqlStatement one) {
        return OURS.matcher(one.words()).matches();
    }

    static boolean isForeign(SqlStatement one) {
        return FOREIGN.matcher(one.words()).matches();
    }
}
