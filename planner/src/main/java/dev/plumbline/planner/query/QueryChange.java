package dev.plumbline.planner.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One statement before and after.
 *
 * @param reasons the differences, in words; the error of one that breaks or cannot be planned
 */
public record QueryChange(
        GivenStatement statement,
        QueryOutcome outcome,
        List<String> reasons,
        Optional<PlanNode> before,
        Optional<PlanNode> after) {

    private static final String OTHER_COLUMNS =
            "it returns other columns: sessions that have prepared it fail with \"cached plan must"
                    + " not change result type\" until they prepare it again";

    public QueryChange {
        reasons = List.copyOf(reasons);
    }

    /** The same, with other result columns or types; its outcome is about its plan and stays. */
    QueryChange returningOther() {
        var more = new ArrayList<>(reasons);
        more.add(OTHER_COLUMNS);
        return new QueryChange(statement, outcome, more, before, after);
    }

    /** Whether sessions that have prepared it fail until they prepare it again. */
    public boolean returnsOther() {
        return reasons.contains(OTHER_COLUMNS);
    }

    /** How many times as much it costs afterwards. */
    public double factor() {
        return before.isEmpty() || after.isEmpty()
                ? 1
                : after.get().cost() / Math.max(before.get().cost(), 0.01);
    }

    /** The cost gained or lost per day, in the planner's unit: higher where it is called more often. */
    double weight() {
        double difference = before.isEmpty() || after.isEmpty()
                ? 1
                : Math.abs(after.get().cost() - before.get().cost());
        return difference * statement.callsADay().orElse(1);
    }
}
