package dev.plumbline.verifier.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.catalog.CatalogKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FollowingTest {

    private static final ObjectReference INDEX_A = ObjectReference.index("a");

    private static final CheckResult CAUSE = result(Family.CONTRACT, "missing_index", Outcome.FAIL)
            .explaining(Set.of(INDEX_A, ObjectReference.indexesOf("t")));

    private static CheckResult result(Family family, String id, Outcome outcome) {
        return CheckResult.of(family, id, "title of " + id, outcome, "have", "want");
    }

    private static List<Outcome> outcomes(CheckResult... results) {
        return Following.marked(List.of(results)).stream()
                .map(CheckResult::outcome)
                .toList();
    }

    @Test
    void whatIsExplainedFollowsAndTheCauseListsIt() {
        CheckResult plan =
                result(Family.PLANS, "look_up", Outcome.FAIL).about(Set.of(ObjectReference.function("f"), INDEX_A));

        List<CheckResult> marked = Following.marked(List.of(CAUSE, plan));

        assertThat(marked.get(0).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(marked.get(0).detail()).isEqualTo("so also: plans/look_up: have");
        assertThat(marked.get(1).outcome()).isEqualTo(Outcome.FOLLOWS);
        assertThat(marked.get(1).detail()).isEqualTo("follows from contract/missing_index: title of missing_index");
    }

    @Test
    void oneThingWithoutACauseKeepsAFindingWhatItIs() {
        CheckResult both = result(Family.HEALTH, "h", Outcome.WARN)
                .about(Set.of(INDEX_A))
                .about(Set.of(ObjectReference.index("b")));
        assertThat(outcomes(CAUSE, both)).containsExactly(Outcome.FAIL, Outcome.WARN);
        assertThat(outcomes(CAUSE, both, CAUSE.explaining(Set.of(ObjectReference.index("b")))))
                .containsExactly(Outcome.FAIL, Outcome.FOLLOWS, Outcome.FAIL);
    }

    @Test
    void whatHoldsAndWhatStandsAloneStays() {
        assertThat(outcomes(
                        CAUSE,
                        result(Family.PLANS, "good", Outcome.PASS).about(Set.of(INDEX_A)),
                        result(Family.DATA, "alone", Outcome.FAIL),
                        result(Family.PLANS, "other", Outcome.FAIL).about(Set.of(ObjectReference.index("c"))),
                        result(Family.HEALTH, "nameless", Outcome.FAIL).about(Set.of())))
                .containsExactly(Outcome.FAIL, Outcome.PASS, Outcome.FAIL, Outcome.FAIL, Outcome.FAIL);
    }

    @Test
    void aPromiseThatIsKeptExplainsNothing() {
        CheckResult kept =
                result(Family.DATA, "orphans", Outcome.PASS).explaining(Set.of(ObjectReference.referencedBy("t.a")));
        CheckResult orphans =
                result(Family.HEALTH, "orphan_rows", Outcome.FAIL).about(Set.of(ObjectReference.referencedBy("t.a")));
        assertThat(outcomes(kept, orphans)).containsExactly(Outcome.PASS, Outcome.FAIL);
    }

    @Test
    void wordsOfAnSqlFileBecomeReferences() {
        assertThat(ObjectReference.parse("index by_year")).contains(ObjectReference.index("by_year"));
        assertThat(ObjectReference.parse("indexes of t")).contains(ObjectReference.indexesOf("t"));
        assertThat(ObjectReference.parse("constraints of s.\"a b\""))
                .contains(ObjectReference.constraintsOf("s.\"a b\""));
        assertThat(ObjectReference.parse("references of t.a")).contains(ObjectReference.referencedBy("t.a"));
        assertThat(ObjectReference.parse("materialized view v"))
                .contains(ObjectReference.to(CatalogKind.MATERIALIZED_VIEW, "v"));
        assertThat(ObjectReference.parse("nonsense")).isEmpty();
    }

    @Test
    void tensOfThousandsOfThingsAreComparedUpToABoundAndThenStandAlone() {
        List<Set<ObjectReference>> things = IntStream.range(0, 50_000)
                .mapToObj(i -> Set.of(ObjectReference.index("i" + i)))
                .toList();
        CheckResult many = result(Family.HEALTH, "many", Outcome.WARN).aboutEach(things);
        assertThat(many.subjects().about()).hasSize(Subjects.COMPARED + 1);

        var all = new HashSet<ObjectReference>();
        things.forEach(all::addAll);
        CheckResult cause = result(Family.CONTRACT, "cause", Outcome.FAIL).explaining(all);
        CheckResult few = result(Family.HEALTH, "few", Outcome.WARN).aboutEach(things.subList(0, 9));
        assertThat(outcomes(cause, many, few)).containsExactly(Outcome.FAIL, Outcome.WARN, Outcome.FOLLOWS);
    }

    @Test
    void aFaultOfOurOwnFollowsFromNothing() {
        CheckResult own =
                CheckResult.internal(Family.PLANS, "own", "own", "a bug").about(Set.of(INDEX_A));
        assertThat(outcomes(CAUSE, own)).containsExactly(Outcome.FAIL, Outcome.INTERNAL);
    }
}
