package dev.plumbline.verifier.run;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.SearchPath;
import dev.plumbline.database.SqlWork;
import dev.plumbline.database.output.Amounts;
import dev.plumbline.database.rights.NotConfinedException;
import dev.plumbline.database.session.RecoveryConflict;
import dev.plumbline.database.session.Savepoints;
import dev.plumbline.verifier.check.Check;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.CheckFamily;
import dev.plumbline.verifier.check.CheckPart;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Deadline;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.check.ObjectReference;
import dev.plumbline.verifier.check.OutOfTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Runs checks on one connection, in the transaction that is open there, each behind a savepoint, so that one failing query does not affect
 * the others. A server error becomes a result: for a missing right the check is skipped and the right named, a used-up time budget and any
 * other error is an error. An unexpected exception of a check is a bug in this program and reported as one. One thread.
 */
final class CheckSession {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final Set<Family> OF_THE_PACK =
            EnumSet.of(Family.DATA, Family.PLANS, Family.LATENCY, Family.FUNCTIONS);

    private final CheckContext context;
    private final Connection connection;
    private final Consumer<SharedWork.Task> others;

    /**
     * @param context its connection is in a transaction that only reads
     * @param others is offered the parts of checks that another connection may do
     */
    CheckSession(CheckContext context, Consumer<SharedWork.Task> others) throws SQLException {
        this.context = context;
        this.connection = context.connection();
        this.others = others;
        execute("set local lock_timeout = " + CheckRunner.LOCK_WAIT.toMillis());
    }

    /** Adds the checks of a family to the list; the results are those of a family that could not tell its checks. */
    List<CheckResult> checksOf(CheckFamily family, List<Check> checks) throws SQLException {
        return guarded(family.family(), family.family().id(), family.family().about(), Set.of(), () -> {
            checks.addAll(family.checks(context));
            return List.of();
        });
    }

    List<CheckResult> run(Family family, Check check) throws SQLException {
        context.progress(family.id() + ": " + check.title());
        return guarded(family, check.id(), check.title(), check.about(), () -> check.run(context));
    }

    /** Does a part of a check of another session, unless somebody has begun it, within the time that check has left. */
    private void help(Family family, Deadline share, CheckPart<?> part) throws SQLException {
        Savepoints.Mark before = Savepoints.mark(connection);
        if (part.begin()) {
            context.share(share);
            part.answer(new CheckPart.Helper() {
                @Override
                public <T> T does(CheckPart.Question<T> question) throws SQLException {
                    return within(share, family, () -> question.ask(context));
                }
            });
        }
        before.close();
        context.reader().forget();
    }

    private List<CheckResult> guarded(
            Family family, String id, String title, Set<ObjectReference> about, SqlWork<List<CheckResult>> question)
            throws SQLException {
        if (context.deadline().isOver()) {
            return List.of(CheckResult.error(family, id, title, outOfTime()));
        }
        long start = System.nanoTime();
        Savepoints.Mark before = Savepoints.mark(connection);
        List<CheckResult> results;
        Deadline share = context.nextShare();
        context.offering(part -> others.accept(session -> session.help(family, share, part)));
        try {
            results = within(share, family, question);
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

    private <T> T within(Deadline share, Family family, SqlWork<T> question) throws SQLException {
        execute("set local statement_timeout = "
                + Math.min(Integer.MAX_VALUE, Math.max(1, share.left().toMillis())));
        return OF_THE_PACK.contains(family) ? asReader(family, question) : question.run();
    }

    /** Rows hidden from the reader of a pack's promises are an error. */
    private <T> T asReader(Family family, SqlWork<T> question) throws SQLException {
        context.reader().begin();
        return family == Family.FUNCTIONS ? SearchPath.behindOurs(connection, question) : question.run();
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
            case CheckRunner.QUERY_CANCELED ->
                CheckResult.error(
                        family,
                        id,
                        title,
                        share.isNearlyOver()
                                ? String.valueOf(new OutOfTime(share.budget()).getMessage())
                                : "cancelled: " + message);
            case CheckRunner.LOCK_NOT_AVAILABLE ->
                CheckResult.error(
                        family,
                        id,
                        title,
                        "waited " + CheckRunner.LOCK_WAIT.toSeconds() + " s for a lock that another session holds: "
                                + message);
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
}
