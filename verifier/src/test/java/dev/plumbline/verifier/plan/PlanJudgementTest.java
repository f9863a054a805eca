package dev.plumbline.verifier.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.verifier.lookup.PlanExpectation;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanJudgementTest {

    private static final String SCAN = """
            [{"Plan": {"Node Type": "Limit", "Actual Rows": 3, "Actual Loops": 1, "Shared Hit Blocks": 60, "Plans": [
               {"Node Type": "Seq Scan", "Relation Name": "t", "Actual Rows": 10, "Actual Loops": 2,
                "Rows Removed by Filter": 20000, "Shared Hit Blocks": 50, "Shared Read Blocks": 10, "Filter": "(a > 1)"}]},
              "Settings": {"work_mem": "1MB"}, "Planning Time": 0.1, "Execution Time": 0.2}]""";
    private static final String INDEX = """
            {"Query Text": "select 1", "Plan": {"Node Type": "Index Only Scan", "Relation Name": "t", "Index Name": "t_a_part",
             "Actual Rows": 3, "Actual Loops": 1, "Shared Hit Blocks": 4}}""";

    @Test
    void totalsAreOverAllLoops() {
        ExplainedStatement statement = ExplainedStatement.parse("q", SCAN);
        ExplainedNode scan = statement.root().children().get(0);
        assertThat(scan.rows()).isEqualTo(20);
        assertThat(scan.touched()).isEqualTo(40_020);
        assertThat(scan.conditions()).containsExactly("Filter: (a > 1)");
        assertThat(statement.root().buffers()).isEqualTo(60);
        assertThat(statement.settings()).containsEntry("work_mem", "1MB");
    }

    @Test
    void everyBrokenPromiseIsNamedWithItsFigure() {
        PlanExpectation expectation =
                PlanExpectation.none().usesOneOf("t_a").touchingAtMost(10, 2).buffersAtMost(5, 1);
        assertThat(new PlanJudgement(expectation).breaches(explained(SCAN), Set.of("t_a")))
                .containsExactly(
                        "index t_a is not used, but none",
                        "sequential scan of 40,020 rows of t",
                        "40,020 rows touched for 3 rows returned, at most 16 promised",
                        "60 buffers for 3 rows returned, at most 8 promised");
    }

    @Test
    void aPartitionsIndexCountsAsItsParents() {
        PlanExpectation expectation = PlanExpectation.none().usesOneOf("t_a").buffersAtMost(5, 1);
        assertThat(new PlanJudgement(expectation).breaches(explained(INDEX), Set.of("t_a", "t_a_part")))
                .isEmpty();
        assertThat(new PlanJudgement(expectation).breaches(explained(INDEX), Set.of("t_a")))
                .hasSize(1);
    }

    @Test
    void theSummaryCountsOneAsOneAndNamesThreeIndexesOfMany() {
        assertThat(explained(SCAN).summary()).isEqualTo("no index, 40,020 rows touched, 60 buffers for 3 rows");
        String node = """
                {"Plan": {"Node Type": "Index Scan", "Index Name": "t_%s", "Actual Rows": %d, "Actual Loops": 1, "Shared Hit Blocks": %<d}}""";
        assertThat(new Explained("test", List.of(1), 1, List.of(ExplainedStatement.parse("q", node.formatted("a", 1))))
                        .summary())
                .isEqualTo("index t_a, 1 row touched, 1 buffer for 1 row");
        List<ExplainedStatement> five = Stream.of("a", "b", "c", "d", "e")
                .map(name -> ExplainedStatement.parse("q", node.formatted(name, 0)))
                .toList();
        assertThat(new Explained("test", List.of(1), 0, five).summary())
                .isEqualTo("index t_a, t_b, t_c and 2 more, 0 rows touched, 0 buffers for 0 rows");
    }

    private static Explained explained(String json) {
        return new Explained("test", List.of(1), 3, List.of(ExplainedStatement.parse("q", json)));
    }
}
