package dev.plumbline.planner.report;

import dev.plumbline.planner.consumer.ConsumerChanges;
import dev.plumbline.planner.judge.Impact;
import dev.plumbline.planner.query.PlanNode;
import dev.plumbline.planner.query.QueryChange;
import dev.plumbline.planner.query.QueryChanges;
import dev.plumbline.planner.query.QueryOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The effect on statements and services, as lines of text. */
final class ImpactText {
    private static final int SHOWN = 10;

    private ImpactText() {}

    static List<String> lines(Impact impact) {
        var lines = new ArrayList<String>();
        queries(impact.queries(), lines);
        consumers(impact.consumers(), lines);
        return lines;
    }

    /** One line; empty when no statement was examined. */
    static String head(QueryChanges queries) {
        if (queries.all().isEmpty()) {
            return "";
        }
        return queries.all().size() + " statements: " + queries.count(QueryOutcome.BROKEN) + " broken, "
                + queries.count(QueryOutcome.SLOWER) + " slower, " + queries.count(QueryOutcome.CHANGED)
                + " planned otherwise, "
                + queries.count(QueryOutcome.FASTER) + " faster, " + queries.count(QueryOutcome.UNCHANGED)
                + " unchanged, "
                + queries.count(QueryOutcome.UNPLANNED) + " cannot be planned";
    }

    private static void queries(QueryChanges queries, List<String> lines) {
        queries.notes().forEach(note -> lines.add("note: " + note));
        if (queries.all().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(head(queries));
        for (QueryOutcome outcome :
                List.of(QueryOutcome.BROKEN, QueryOutcome.SLOWER, QueryOutcome.CHANGED, QueryOutcome.FASTER)) {
            List<QueryChange> all = queries.of(outcome);
            all.stream().limit(SHOWN).forEach(one -> query(one, lines));
            if (all.size() > SHOWN) {
                lines.add("  … and " + (all.size() - SHOWN) + " more " + outcome.word());
            }
        }
        List<QueryChange> others = queries.returningOther();
        if (!others.isEmpty()) {
            lines.add("  " + others.size()
                    + " return other columns: sessions that have prepared them fail with \"cached plan must not change result type\" until"
                    + " they prepare them again");
            others.stream()
                    .limit(SHOWN)
                    .forEach(one -> lines.add("    " + one.statement().shortened() + " ("
                            + one.statement().origin() + often(one) + ")"));
        }
        queries.unplanned()
                .forEach((reason, count) -> lines.add("  cannot be planned: " + count + " (" + reason + ")"));
    }

    private static void query(QueryChange one, List<String> lines) {
        lines.add("  " + one.outcome().word() + often(one) + ": "
                + one.statement().shortened());
        lines.add("    " + String.join("; ", one.reasons()) + " ("
                + one.statement().origin() + ")");
        if (one.outcome() == QueryOutcome.SLOWER || one.outcome() == QueryOutcome.CHANGED) {
            sideBySide(one, lines);
        }
    }

    /** How often it runs, where that is known. */
    static String often(QueryChange one) {
        return one.statement().callsADay().isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", %.0f calls a day",
                        one.statement().callsADay().getAsDouble());
    }

    private static void sideBySide(QueryChange one, List<String> lines) {
        List<String> before = one.before().map(PlanNode::lines).orElse(List.of());
        List<String> after = one.after().map(PlanNode::lines).orElse(List.of());
        int width = before.stream().mapToInt(String::length).max().orElse(0);
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            String left = i < before.size() ? before.get(i) : "";
            String right = i < after.size() ? after.get(i) : "";
            lines.add(("      " + left + " ".repeat(width - left.length()) + " | " + right).stripTrailing());
        }
    }

    private static void consumers(ConsumerChanges consumers, List<String> lines) {
        if (consumers.api().isEmpty() && consumers.services().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("generated classes: " + count(consumers.api().size(), "change") + " that a user may notice, "
                + count(consumers.uses().size(), "use") + " of them in "
                + count(consumers.affected(), "service"));
        consumers.uses().forEach(use -> lines.add("  " + use.sentence() + "."));
        consumers.notes().forEach(note -> lines.add("  note: " + note));
    }

    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
