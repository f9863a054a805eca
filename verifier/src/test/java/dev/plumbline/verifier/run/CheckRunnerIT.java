package dev.plumbline.verifier.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.database.Database;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import dev.plumbline.verifier.Verifier;
import dev.plumbline.verifier.VerifyOptions;
import dev.plumbline.verifier.check.Attachment;
import dev.plumbline.verifier.check.Check;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.CheckFamily;
import dev.plumbline.verifier.check.CheckPart;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.check.Outcome;
import dev.plumbline.verifier.check.Verification;
import dev.plumbline.verifier.check.VerifyException;
import dev.plumbline.verifier.sqlcheck.Accepted;
import dev.plumbline.verifier.sqlcheck.CheckFile;
import dev.plumbline.verifier.sqlcheck.SqlCheck;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CheckRunnerIT {

    private interface Question {
        List<CheckResult> ask(CheckContext context) throws SQLException;
    }

    private record Asked(String id, Question question) implements Check {
        @Override
        public String title() {
            return "title of " + id;
        }

        @Override
        public List<CheckResult> run(CheckContext context) throws SQLException {
            return question.ask(context);
        }
    }

    private static Verification run(Check... checks) {
        try (ThrowAwayDatabase holder = ThrowAwayDatabase.create()) {
            return run(holder.database(), 2, checks);
        }
    }

    private static Verification run(Database database, int connections, Check... checks) {
        CheckFamily family = new CheckFamily() {
            @Override
            public Family family() {
                return Family.DATA;
            }

            @Override
            public List<Check> checks(CheckContext context) {
                return List.of(checks);
            }
        };
        VerifyOptions options =
                VerifyOptions.DEFAULT.withOnly(EnumSet.of(Family.DATA)).withConnections(connections);
        return Verifier.of(database, options).with(family).run(line -> {});
    }

    private static CheckResult passed(String id) {
        return CheckResult.of(Family.DATA, id, "title of " + id, Outcome.PASS, "all", "all");
    }

    @Test
    void aFaultOfOurOwnIsToldByTheNameOfItsCheckTheOthersRunAndTheExitIsSeventy() {
        Verification verification = run(
                new Asked("broken", context -> {
                    throw new IllegalStateException("no such thing");
                }),
                new Asked("refused", context -> {
                    context.sql().fetch("select 1/0");
                    return List.of();
                }),
                new Asked("good", context -> List.of(passed("good"))));

        assertThat(verification.results())
                .extracting(CheckResult::id, CheckResult::outcome)
                .containsExactly(
                        tuple("broken", Outcome.INTERNAL),
                        tuple("refused", Outcome.ERROR),
                        tuple("good", Outcome.PASS));
        assertThat(verification.results().get(0).detail())
                .contains("bug in plumbline", "no such thing", "CheckRunnerIT");
        assertThat(verification.exitCode()).isEqualTo(70);
    }

    @Test
    void whatTheServerRefusesIsNoFaultOfOurOwn() {
        assertThat(run(new Asked("refused", context -> {
                            context.sql().fetch("select 1/0");
                            return List.of();
                        }))
                        .exitCode())
                .isEqualTo(1);
    }

    @Test
    void tensOfThousandsOfRowsAreCountedAndTheFirstShown() {
        CheckFile file = CheckFile.parse("many.sql", "select 't' || i as table from generate_series(1, 60000) as i");
        Verification verification = run(new SqlCheck(Family.DATA, file, Accepted.none()));

        CheckResult result = verification.results().get(0);
        Attachment.Rows rows = (Attachment.Rows) result.attachments().get(0);
        assertThat(rows.total()).isEqualTo(60_000);
        assertThat(rows.rows())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20)
                        .mapToObj(i -> List.of("t" + i))
                        .toList());
    }

    /** Each waits for the other, so they end only when both run. */
    @Test
    void twoChecksRunAtOnceAndSeeTheSameRowsWhateverIsWrittenInTheMeantime() throws SQLException {
        try (ThrowAwayDatabase holder = ThrowAwayDatabase.create()) {
            Database database = holder.database();
            Sql.run(database, "create table public.t as select 1 as i");
            var written = new CountDownLatch(1);
            var second = new CountDownLatch(1);
            Verification verification = run(
                    database,
                    2,
                    new Asked("first", context -> {
                        Sql.run(database, "insert into public.t values (2)");
                        written.countDown();
                        await(second);
                        return List.of(counted("first", context));
                    }),
                    new Asked("second", context -> {
                        await(written);
                        second.countDown();
                        return List.of(counted("second", context));
                    }));

            assertThat(verification.results())
                    .extracting(CheckResult::id, CheckResult::actual)
                    .containsExactly(tuple("first", "1"), tuple("second", "1"));
        }
    }

    @Test
    void aPartOfACheckIsAnsweredByTheOtherConnectionInTheMeantime() {
        var begun = new CountDownLatch(1);
        Verification verification = run(new Asked("parted", context -> {
            try (CheckPart<Integer> other = context.aside(beside -> {
                begun.countDown();
                return process(beside);
            })) {
                await(begun);
                boolean another = other.answer(context) != process(context);
                return List.of(result("parted", another ? "another" : "the same"));
            }
        }));

        assertThat(verification.results()).extracting(CheckResult::actual).containsExactly("another");
    }

    @Test
    void whatAPartFailsWithIsTheFailureOfItsCheckAndTheOthersRun() {
        var begun = new CountDownLatch(1);
        Verification verification = run(
                new Asked("parted", context -> {
                    try (CheckPart<Integer> other = context.aside(beside -> {
                        begun.countDown();
                        return beside.sql().fetch("select 1/0").size();
                    })) {
                        await(begun);
                        return List.of(result("parted", "" + other.answer(context)));
                    }
                }),
                new Asked("good", context -> List.of(passed("good"))));

        assertThat(verification.results())
                .extracting(CheckResult::id, CheckResult::outcome)
                .containsExactly(tuple("parted", Outcome.ERROR), tuple("good", Outcome.PASS));
        assertThat(verification.results().get(0).detail()).contains("division by zero");
    }

    @Test
    void theServerEndsWhatNobodyWaitsForOnEitherConnection() {
        var begun = new CountDownLatch(1);
        Verification verification = run(new Asked("parted", context -> {
            try (CheckPart<String> other = context.aside(beside -> {
                begun.countDown();
                return looksForItsClient(beside);
            })) {
                await(begun);
                return List.of(result("parted", looksForItsClient(context) + " " + other.answer(context)));
            }
        }));

        assertThat(verification.results()).extracting(CheckResult::actual).containsExactly("2s 2s");
    }

    private static String looksForItsClient(CheckContext context) {
        return context.sql()
                .fetchSingle("select pg_catalog.current_setting('client_connection_check_interval')")
                .get(0, String.class);
    }

    @Test
    void aCheckThatHasNothingToShareKeepsOneConnectionHoweverLongItTakes() {
        Verification verification = run(new Asked("alone", context -> {
            pause();
            return List.of(result("alone", "" + sessions(context)));
        }));

        assertThat(verification.results()).extracting(CheckResult::actual).containsExactly("1");
    }

    @Test
    void onOneConnectionAPartIsDoneByTheCheckItself() {
        try (ThrowAwayDatabase holder = ThrowAwayDatabase.create()) {
            Verification verification = run(holder.database(), 1, new Asked("parted", context -> {
                try (CheckPart<Integer> other = context.aside(CheckRunnerIT::process)) {
                    pause();
                    boolean same = other.answer(context) == process(context);
                    return List.of(result("parted", (same ? "the same" : "another") + " of " + sessions(context)));
                }
            }));

            assertThat(verification.results()).extracting(CheckResult::actual).containsExactly("the same of 1");
        }
    }

    @Test
    void whereTheRoleMayOpenNoMoreConnectionsOneDoesEverything() throws SQLException {
        String role = "one_" + UUID.randomUUID().toString().replace("-", "");
        try (ThrowAwayDatabase holder = ThrowAwayDatabase.create()) {
            Database all = holder.database();
            Sql.run(all, "create role " + role + " login password 'one' connection limit 1");
            Database one = Database.of(all.host(), all.port(), all.name(), role, "one");
            Verification verification = run(
                    one,
                    2,
                    new Asked("first", context -> {
                        pause();
                        return List.of(result("first", "" + sessions(context)));
                    }),
                    new Asked("second", context -> List.of(result("second", "" + sessions(context)))));
            Sql.run(all, "drop role " + role);

            assertThat(verification.results()).extracting(CheckResult::actual).containsExactly("1", "1");
        }
    }

    @Test
    void whenTheOtherConnectionIsLostTheRunEndsAndSaysSo() {
        try (ThrowAwayDatabase holder = ThrowAwayDatabase.create()) {
            var begun = new CountDownLatch(1);
            Check[] checks = {
                firstAfter(begun),
                new Asked("second", context -> {
                    int process = process(context);
                    begun.countDown();
                    Sql.run(holder.database(), "select pg_terminate_backend(" + process + ")");
                    context.sql().fetch("select pg_sleep(20)");
                    return List.of(passed("second"));
                })
            };

            assertThatThrownBy(() -> run(holder.database(), 2, checks))
                    .isInstanceOf(VerifyException.class)
                    .hasMessageContaining("cannot go on verifying");
        }
    }

    /** Else its results would be missing, and nobody would know. */
    @Test
    void whatNoCheckSurvivesIsThrownWhicheverConnectionRanIt() {
        try (ThrowAwayDatabase holder = ThrowAwayDatabase.create()) {
            var begun = new CountDownLatch(1);
            Check[] checks = {
                firstAfter(begun),
                new Asked("second", context -> {
                    begun.countDown();
                    throw new StackOverflowError("in the second");
                })
            };

            assertThatThrownBy(() -> run(holder.database(), 2, checks))
                    .isInstanceOf(StackOverflowError.class)
                    .hasMessage("in the second");
        }
    }

    @Test
    void whenTheFirstConnectionIsLostTheOtherIsNotWaitedFor() {
        try (ThrowAwayDatabase holder = ThrowAwayDatabase.create()) {
            var begun = new CountDownLatch(1);
            Check[] checks = {
                new Asked("first", context -> {
                    await(begun);
                    Sql.run(holder.database(), "select pg_terminate_backend(" + process(context) + ")");
                    context.sql().fetch("select 1");
                    return List.of(passed("first"));
                }),
                new Asked("second", context -> {
                    begun.countDown();
                    context.sql().fetch("select pg_sleep(600)");
                    return List.of(passed("second"));
                })
            };

            assertThatThrownBy(() -> run(holder.database(), 2, checks)).isInstanceOf(VerifyException.class);
        }
    }

    private static Asked firstAfter(CountDownLatch begun) {
        return new Asked("first", context -> {
            await(begun);
            return List.of(passed("first"));
        });
    }

    private static CheckResult counted(String id, CheckContext context) {
        return result(
                id, context.sql().fetchSingle("select count(*) from public.t").get(0, String.class));
    }

    private static CheckResult result(String id, String actual) {
        return CheckResult.of(Family.DATA, id, "title of " + id, Outcome.PASS, actual, "all");
    }

    private static int process(CheckContext context) {
        return context.sql().fetchSingle("select pg_catalog.pg_backend_pid()").get(0, Integer.class);
    }

    private static int sessions(CheckContext context) {
        return context.sql()
                .fetchSingle(
                        "select pg_catalog.count(*) from pg_catalog.pg_stat_get_activity(null) where usesysid = current_user::pg_catalog.regrole::pg_catalog.oid and datid = (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())")
                .get(0, Integer.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).as("in the meantime").isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Longer than a run waits before it opens another connection. */
    private static void pause() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
