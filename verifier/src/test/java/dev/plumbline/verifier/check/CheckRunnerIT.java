package dev.plumbline.verifier.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.verifier.Verifier;
import dev.plumbline.verifier.VerifyOptions;
import dev.plumbline.verifier.sqlcheck.Accepted;
import dev.plumbline.verifier.sqlcheck.CheckFile;
import dev.plumbline.verifier.sqlcheck.SqlCheck;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
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
        try (ThrowAwayDatabase holder = ThrowAwayDatabase.create()) {
            return Verifier.of(holder.database(), VerifyOptions.DEFAULT.withOnly(EnumSet.of(Family.DATA)))
                    .with(family)
                    .run(line -> {});
        }
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
                        org.assertj.core.groups.Tuple.tuple("broken", Outcome.INTERNAL),
                        org.assertj.core.groups.Tuple.tuple("refused", Outcome.ERROR),
                        org.assertj.core.groups.Tuple.tuple("good", Outcome.PASS));
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
}
