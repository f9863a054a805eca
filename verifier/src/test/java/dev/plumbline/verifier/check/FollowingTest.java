package dev.plumbline.verifier.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowingTest {

    private static final CheckResult CAUSE =
            result(Family.CONTRACT, "missing_index", Outcome.FAIL).explaining(Set.of("index a", "indexes of t"));

    private static CheckResult result(Family family, String id, Outcome outcome) {
        return CheckResult.of(family, id, "title of " + id, outcome, "have", "want");
    }

    private static List<Outcome> outcomes(CheckResult... results) {
        return Following.toldApart(List.of(results)).stream()
                .map(CheckResult::outcome)
                .toList();
    }

    @Test
    void whatIsExplainedFollowsAndTheCauseListsIt() {
        CheckResult plan = result(Family.PLANS, "look_up", Outcome.FAIL).about(Set.of("function f", "index a"));

        List<CheckResult> told = Following.toldApart(List.of(CAUSE, plan));

        assertThat(told.get(0).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(told.get(0).detail()).isEqualTo("so also: plans/look_up: have");
        assertThat(told.get(1).outcome()).isEqualTo(Outcome.FOLLOWS);
        assertThat(told.get(1).detail()).isEqualTo("follows from contract/missing_index: title of missing_index");
    }

    @Test
    void oneThingWithoutACauseKeepsAFindingWhatItIs() {
        CheckResult both = result(Family.HEALTH, "h", Outcome.WARN)
                .about(Set.of("index a"))
                .about(Set.of("index b"));
        assertThat(outcomes(CAUSE, both)).containsExactly(Outcome.FAIL, Outcome.WARN);
        assertThat(outcomes(CAUSE, both, CAUSE.explaining(Set.of("index b"))))
                .containsExactly(Outcome.FAIL, Outcome.FOLLOWS, Outcome.FAIL);
    }

    @Test
    void whatHoldsAndWhatStandsAloneStays() {
        assertThat(outcomes(
                        CAUSE,
                        result(Family.PLANS, "good", Outcome.PASS).about(Set.of("index a")),
                        result(Family.DATA, "alone", Outcome.FAIL),
                        result(Family.PLANS, "other", Outcome.FAIL).about(Set.of("index c")),
                        result(Family.HEALTH, "nameless", Outcome.FAIL).about(Set.of())))
                .containsExactly(Outcome.FAIL, Outcome.PASS, Outcome.FAIL, Outcome.FAIL, Outcome.FAIL);
    }

    @Test
    void aPromiseThatIsKeptExplainsNothing() {
        CheckResult kept = result(Family.DATA, "orphans", Outcome.PASS).explaining(Set.of("references of t.a"));
        CheckResult orphans = result(Family.HEALTH, "orphan_rows", Outcome.FAIL).about(Set.of("references of t.a"));
        assertThat(outcomes(kept, orphans)).containsExactly(Outcome.PASS, Outcome.FAIL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "42P01 | ERROR: relation \"engines\" does not exist | table engines",
                "42703 | ERROR: column e.name does not exist | any column name",
                "42703 | ERROR: column \"name\" of relation \"engines\" does not exist | any column name",
                "42703 | ERROR: column o.With Blank does not exist | any column \"With Blank\"",
                "42883 | ERROR: function get_makes(integer) does not exist | function get_makes"
            })
    void theServersWordsNameWhatIsMissing(String state, String message, String name) {
        assertThat(MissingObject.names(new SQLException(message, state))).contains(name);
        assertThat(MissingObject.names(new SQLException(message, "57014"))).isEmpty();
    }
}
