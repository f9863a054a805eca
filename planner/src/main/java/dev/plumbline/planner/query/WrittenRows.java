package dev.plumbline.planner.query;

import java.util.Optional;

/**
 * What a statement that writes would do with rows, as the planner estimates it.
 *
 * @param rows how many are written
 * @param reads whether a table is read from end to end to find them
 */
public record WrittenRows(double rows, boolean reads) {

    /** Empty when the plan writes nothing. */
    static Optional<WrittenRows> of(PlanNode plan) {
        return plan.all()
                .filter(node ->
                        node.type().equals("ModifyTable") && !node.children().isEmpty())
                .findFirst()
                .map(node -> new WrittenRows(
                        // Lookups for the values come before what finds the rows.
                        node.children().get(node.children().size() - 1).rows(),
                        node.all().anyMatch(one -> one.type().equals("Seq Scan"))));
    }
}
