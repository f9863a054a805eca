package dev.plumbline.planner.report;

import dev.plumbline.planner.consumer.BrokenUse;
import dev.plumbline.planner.consumer.ConsumerChanges;
import dev.plumbline.planner.judge.Impact;
import dev.plumbline.planner.query.PlanNode;
import dev.plumbline.planner.query.QueryChange;
import dev.plumbline.planner.query.QueryChanges;
import dev.plumbline.planner.query.QueryOutcome;
import java.util.ArrayList;
import java.util.List;

/**
 * The effect on statements and services, as Markdown for a pull request's comment. Other people's text is in code spans, where it is only
 * text.
 */
final class ImpactMarkdown {
    private static final int SHOWN = 20;

    private ImpactMarkdown() {}

    static List<String> lines(Impact impact) {
        var lines = new ArrayList<String>();
        queries(impact.queries(), lines);
        consumers(impact.consumers(), lines);
        return lines;
    }

    private static void queries(QueryChanges queries, List<String> lines) {
        if (queries.all().isEmpty()) {
            queries.notes().forEach(note -> lines.add("- " + note));
            return;
        }
        lines.addAll(List.of("### Statements", "", ImpactText.head(queries) + ".", ""));
        queries.notes().forEach(note -> lines.add("- " + note));
        for (QueryOutcome outcome :
                List.of(QueryOutcome.BROKEN, QueryOutcome.SLOWER, QueryOutcome.CHANGED, QueryOutcome.FASTER)) {
            List<QueryChange> all = queries.of(outcome);
            all.stream().limit(SHOWN).forEach(one -> query(one, lines));
            if (all.size() > SHOWN) {
                lines.add("- … and " + (all.size() - SHOWN) + " more " + outcome.word());
            }
        }
        queries.unplanned()
                .forEach((reason, count) -> lines.add("- cannot be planned: " + count + " (" + code(reason) + ")"));
        lines.add("");
    }

    private static void query(QueryChange one, List<String> lines) {
        lines.add("- **" + one.outcome().word() + "**" + ImpactText.often(one) + ": "
                + code(one.statement().shortened()) + " — " + code(String.join("; ", one.reasons())));
        if (one.outcome() == QueryOutcome.SLOWER) {
            lines.add("");
            lines.add("  <details><summary>plans before and after</summary>");
            lines.add("");
            block(one.before().map(PlanNode::lines).orElse(List.of()), lines);
            block(one.after().map(PlanNode::lines).orElse(List.of()), lines);
            lines.add("  </details>");
            lines.add("");
        }
    }

    private static void block(List<String> plan, List<String> lines) {
        lines.add("  ~~~~");
        plan.forEach(line -> lines.add("  " + line.replace('\n', ' ')));
        lines.add("  ~~~~");
    }

    private static void consumers(ConsumerChanges consumers, List<String> lines) {
        if (consumers.services().isEmpty() && consumers.uses().isEmpty()) {
            return;
        }
        lines.addAll(List.of("### Services", ""));
        lines.add(
                consumers.uses().isEmpty()
                        ? "None of " + consumers.services().size() + " services uses what changes."
                        : consumers.uses().size() + " uses of what changes:");
        lines.add("");
        for (BrokenUse use : consumers.uses()) {
            lines.add("- " + code(use.sentence()));
        }
        consumers.notes().forEach(note -> lines.add("- " + code(note)));
        lines.add("");
    }

    /** A longer fence than any within. */
    static String code(String text) {
        String line = text.replaceAll("\\s+", " ");
        String fence = "`";
        while (line.contains(fence)) {
            fence += "`";
        }
        String space = line.startsWith("`") || line.endsWith("`") ? " " : "";
        return fence + space + line + space + fence;
    }
}
