package dev.plumbline.verifier.check;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.SearchPath;
import dev.plumbline.database.output.Amounts;
import dev.plumbline.database.rights.NotConfinedException;
import dev.plumbline.database.session.ConsistentRead;
import dev.plumbline.database.session.RecoveryConflict;
import dev.plumbline.database.session.Savepoints;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs families of checks without ever writing: each family in one read-only transaction, each check behind a savepoint, so that one
 * failing query does not affect the others. A server error becomes a result: for a missing right the check is skipped and the right named,
 * a used-up time budget and any other error is an error. An unexpected exception of a check is a bug in this program and reported as one.
 */
public final class CheckRunner {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    public static final String QUERY_CANCELED = "57014";
    public static final String LOCK_NOT_AVAILABLE = "55P03";
    public static final Duration LOCK_WAIT = Duration.ofSeconds(10);

    private static final Set<Family> OF_THE_PACK =
            EnumSet.of(Family.DATA, Family.PLANS, Family.LATENCY, Family.FUNCTIONS);

    private final CheckContext context;
    private final Connection connection;

    public CheckRunner(CheckContext context) {
        this.context = context;
        this.connection = context.connection();
    }

    /** The results of one family; the connection is in no transaction, and is handed back as it was found. */
    public List<CheckResult> run(CheckFamily family) throws SQLException {
        if (!connection.getAutoCommit()) {
            throw new IllegalStateException("checks run in transactions of their own");
        }
        return ConsistentRead.asking(connection, () -> {
            execute("set local lock_timeout = " + LOCK_WAIT.toMillis());
            return runAll(family);
        });
    }

    private List<CheckResult> runAll(CheckFamily family) throws SQLException {
        List<CheckResult> results = new ArrayList<>();
        List<Check> checks = new ArrayList<>();
        results.addAll(
                guarded(family.family(), family.family().id(), family.family().about(), Set.of(), () -> {
                    checks.addAll(family.checks(context));
                    return List.of();
                }));
        for (Check check : checks) {
            context.progress(family.family().id() + ": " + check.title());
            results.addAll(
                    guarded(family.family(), check.id(), check.title(), check.about(), () -> check.run(context)));
        }
        return results;
    }

    private List<CheckResult> guarded(
            Family family, String id, String title, Set<ObjectReference> about, Question question) throws SQLException {
        if (context.deadline().isOver()) {
            return List.of(CheckResult.error(family, id, title, outOfTime()));
        }
        long start = System.nanoTime();
        Savepoints.Mark before = Savepoints.mark(connection);
        List<CheckResult> results;
        Deadline share = context.nextShare();
        try {
            execute("set local statement_timeout = "
                    + Math.min(Integer.MAX_VALUE, Math.max(1, share.left().toMillis())));
            results = OF_THE_PACK.contains(family) ? asReader(family, question) : question.ask();
        } catch (SQLException | RuntimeException failure) {
            Set<ObjectReference> missing = sqlCause(failure)
                    .map(cause -> MissingObject.references(cause, context.home()))
                    .orElse(Set.of());
            CheckResult result = resultOf(failure, share, family, id, title);
            results = List.of(missing.isEmpty() ? result : result.about(missing));
        }
        before.close();
        context.reader().forget();
        Duration each = Duration.ofNanos((System.nanoTime() - start) / Math.max(1, results.size()));
        return results.stream()
                .map(result -> timed(result, each))
                .map(result -> result.subjects().isNone() && !about.isEmpty() ? result.about(about) : result)
                .toList();
    }

    /** Rows hidden from the reader of a pack's promises are an error. */
    private List<CheckResult> asReader(Family family, Question question) throws SQLException {
        context.reader().begin();
        return family == Family.FUNCTIONS ? SearchPath.behindOurs(connection, question::ask) : question.ask();
    }

    /** A check that measured itself keeps its figure; several results of one scan share its time evenly. */
    private static CheckResult timed(CheckResult result, Duration share) {
        return result.took().isZero() ? result.withTook(share) : result;
    }

    private CheckResult resultOf(Exception failure, Deadline share, Family family, String id, String title) {
        Optional<SQLException> sql = sqlCause(failure);
        if (failure instanceof OutOfTime) {
            return CheckResult.error(family, id, title, String.valueOf(failure.getMessage()));
        }
        if (sql.isEmpty()) {
            return failure instanceof PlumblineException
                    ? CheckResult.error(family, id, title, String.valueOf(failure.getMessage()))
                    : CheckResult.internal(family, id, title, OwnFault.text(failure));
        }
        String state = String.valueOf(sql.get().getSQLState());
        String message = String.valueOf(RecoveryConflict.worded(sql.get()).getMessage());
        return switch (state) {
            case INSUFFICIENT_PRIVILEGE ->
                CheckResult.skipped(
                        family,
                        id,
                        title,
                        sql.get() instanceof NotConfinedException ? message : lacking(family) + message);
            case QUERY_CANCELED ->
                CheckResult.error(
                        family,
                        id,
                        title,
                        share.isNearlyOver()
                                ? String.valueOf(new OutOfTime(share.budget()).getMessage())
                                : "cancelled: " + message);
            case LOCK_NOT_AVAILABLE ->
                CheckResult.error(
                        family,
                        id,
                        title,
                        "waited " + LOCK_WAIT.toSeconds() + " s for a lock that another session holds: " + message);
            default -> CheckResult.error(family, id, title, message);
        };
    }

    private String lacking(Family family) {
        Optional<String> reader =
                OF_THE_PACK.contains(family) ? context.reader().role() : Optional.empty();
        return reader.map(role ->
                        "asked as " + role + ", for a superuser runs nobody else's code, and that role lacks a right"
                                + " (verify as the owner of these objects): ")
                .orElse("the role lacks a right: ");
    }

    private String outOfTime() {
        return "not done: the time budget of " + Amounts.time(context.deadline().budget())
                + " is used up; give more with --timeout";
    }

    private static Optional<SQLException> sqlCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private interface Question {
        List<CheckResult> ask() throws SQLException;
    }
}
