package dev.plumbline.planner.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Judges two plans of one statement. */
final class Comparison {
    private static final double FACTOR = 2;
    /** In the planner's unit: below this, a factor does not matter. */
    private static final double DIFFERENCE = 25;
    /** 8 MB. */
    private static final long LARGE = 1000;

    private final ToLongFunction<String> blocks;

    /** @param blocks the size of a table by its name, which plans give without its schema */
    Comparison(ToLongFunction<String> blocks) {
        this.blocks = blocks;
    }

    QueryChange of(GivenStatement statement, Planned before, Planned after) {
        if (before instanceof Planned.Refused refused) {
            return new QueryChange(
                    statement, QueryOutcome.UNPLANNED, List.of(refused.reason()), Optional.empty(), Optional.empty());
        }
        PlanNode was = ((Planned.Explained) before).root();
        if (after instanceof Planned.Refused refused) {
            return new QueryChange(
                    statement, QueryOutcome.BROKEN, List.of(refused.reason()), Optional.of(was), Optional.empty());
        }
        PlanNode will = ((Planned.Explained) after).root();
        var reasons = new ArrayList<String>();
        QueryOutcome outcome = judge(was, will, reasons);
        return new QueryChange(statement, outcome, reasons, Optional.of(was), Optional.of(will));
    }

    private QueryOutcome judge(PlanNode was, PlanNode will, List<String> reasons) {
        double difference = will.cost() - was.cost();
        boolean costs = will.cost() > was.cost() * FACTOR && difference > DIFFERENCE;
        boolean spares = was.cost() > will.cost() * FACTOR && -difference > DIFFERENCE;
        Set<String> read = scanned(will);
        read.removeAll(scanned(was));
        read.removeIf(table -> blocks.applyAsLong(table) < LARGE);
        boolean same = was.shape().equals(will.shape());
        if (!same) {
            Set<String> lost = indexes(was);
            lost.removeAll(indexes(will));
            lost.stream().sorted().forEach(index -> reasons.add("index " + index + " is not used any more"));
            Set<String> gained = indexes(will);
            gained.removeAll(indexes(was));
            gained.stream().sorted().forEach(index -> reasons.add("index " + index + " is used"));
            read.stream()
                    .sorted()
                    .forEach(table -> reasons.add(
                            "all of table " + table + " is read, " + blocks.applyAsLong(table) / 128 + " MB"));
        }
        if (costs || spares) {
            reasons.add(String.format(Locale.ROOT, "costs %.0f instead of %.0f", will.cost(), was.cost()));
        }
        if (costs || !read.isEmpty() && difference > 0) {
            return QueryOutcome.SLOWER;
        }
        return spares ? QueryOutcome.FASTER : same ? QueryOutcome.UNCHANGED : QueryOutcome.CHANGED;
    }

    private static Set<String> scanned(PlanNode plan) {
        return plan.all()
                .filter(node -> node.type().equals("Seq Scan"))
                .map(PlanNode::relation)
                .collect(Collectors.toSet());
    }

    private static Set<String> indexes(PlanNode plan) {
        return plan.all().map(PlanNode::index).filter(name -> !name.isEmpty()).collect(Collectors.toSet());
    }
}
