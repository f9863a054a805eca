package dev.plumbline.planner.observe;

import dev.plumbline.database.Identifier;
import dev.plumbline.planner.observation.Script;
import dev.plumbline.schema.script.NonTransactional;
import dev.plumbline.schema.script.SqlStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs statements so that one which fails does not take the others with it. A role that the copy's server does not have is made: which
 * roles a server has is nothing that a migration could know.
 */
final class Forgiving {
    private static final Pattern NO_ROLE = Pattern.compile("role \"(.+)\" does not exist");
    private static final String UNDEFINED_OBJECT = "42704";
    /** Of the server, not of the database: a throw-away server serves others too. */
    private static final Pattern FOREIGN =
            Pattern.compile("(ALTER SYSTEM|(CREATE|DROP|ALTER) (DATABASE|TABLESPACE|SUBSCRIPTION))\\b.*");

    private final Runner runner;
    private final Unobserved unobserved;

    Forgiving(Runner runner, Unobserved unobserved) {
        this.runner = runner;
        this.unobserved = unobserved;
    }

    /** What is run in place of a statement. */
    interface Attempt {
        void run() throws SQLException;
    }

    /** Everything in a file, without looking. */
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

    /** Runs it; what it did is taken back if it fails, and the reason returned. */
    Optional<SQLException> step(SqlStatement one, Attempt step) throws SQLException {
        if (isForeign(one)) {
            return Optional.of(
                    new SQLException("it is about the server, not the database, and was not run on the copy"));
        }
        boolean guarded = runner.isOpen() && !one.controlsTransaction();
        for (int attempt = 0; ; attempt++) {
            if (guarded) {
                runner.send("savepoint plumbline_step");
            }
            try {
                step.run();
                return Optional.empty();
            } catch (SQLException e) {
                if (guarded && !runner.isIdle()) {
                    runner.send("rollback to savepoint plumbline_step");
                } else if (!runner.isIdle()) {
                    runner.send("rollback");
                }
                if (attempt > 0 || !mended(e)) {
                    unobserved.failed(e);
                    return Optional.of(e);
                }
            }
        }
    }

    private boolean mended(SQLException failure) throws SQLException {
        Matcher role = NO_ROLE.matcher(String.valueOf(failure.getMessage()));
        if (!UNDEFINED_OBJECT.equals(failure.getSQLState()) || !role.find()) {
            return false;
        }
        runner.send("create role " + Identifier.quote(role.group(1)));
        return true;
    }

    static boolean isForeign(SqlStatement one) {
        return FOREIGN.matcher(one.words()).matches();
    }
}
