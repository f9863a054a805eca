package dev.plumbline.planner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.planner.consumer.ConsumerChanges;
import dev.plumbline.planner.judge.Impact;
import dev.plumbline.planner.judge.Verdict;
import dev.plumbline.planner.query.GivenStatement;
import dev.plumbline.planner.query.PlanNode;
import dev.plumbline.planner.query.QueryChange;
import dev.plumbline.planner.query.QueryChanges;
import dev.plumbline.planner.query.QueryOutcome;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ImpactTest {
    private static final PlanNode FEW = new PlanNode("Index Scan", "books", "by_title", 1, 4, List.of());
    private static final PlanNode ALL = new PlanNode("Seq Scan", "books", "", 1, 4000, List.of());

    private static Impact impact(double calls) {
        var broken = new QueryChange(
                new GivenStatement(
                        "select `a`, <b>\nfrom books", "here", "", OptionalDouble.of(calls), OptionalDouble.empty()),
                QueryOutcome.BROKEN,
                List.of("column \"a\" does not exist"),
                Optional.of(FEW),
                Optional.empty());
        var slower = new QueryChange(
                GivenStatement.of("select 1", "there"),
                QueryOutcome.SLOWER,
                List.of("costs more"),
                Optional.of(FEW),
                Optional.of(ALL));
        return new Impact(new QueryChanges(List.of(slower, broken), List.of()), ConsumerChanges.NONE);
    }

    @Test
    void theWorstComesFirstAndPlansStandSideBySide() {
        assertThat(ImpactText.lines(impact(12)))
                .containsExactly(
                        "",
                        "2 statements: 1 broken, 1 slower, 0 planned otherwise, 0 faster, 0 unchanged, 0 cannot be planned",
                        "  broken, 12 calls a day: select `a`, <b> from books",
                        "    column \"a\" does not exist (here)",
                        "  slower: select 1",
                        "    costs more (there)",
                        "      Index Scan using by_title on books  (cost 4, rows 1) | Seq Scan on books  (cost 4000, rows 1)");
    }

    @Test
    void textOfOthersIsNothingButTextInMarkdownAndHtml() {
        assertThat(String.join("\n", ImpactMarkdown.lines(impact(12))))
                .contains("``select `a`, <b> from books``")
                .contains("  Seq Scan on books  (cost 4000, rows 1)");
        assertThat(ImpactSections.html(impact(12)))
                .contains("select `a`, &lt;b&gt; from books")
                .doesNotContain("<b>");
    }

    @Test
    void aStatementThatRunsDailyMakesThePlanDangerousWhenItBreaks() {
        assertThat(impact(12).verdict()).isEqualTo(Verdict.DANGEROUS);
        assertThat(impact(0.1).verdict()).isEqualTo(Verdict.NEEDS_CARE);
        assertThat(Impact.NONE.verdict()).isEqualTo(Verdict.SAFE);
    }
}
