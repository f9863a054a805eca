package dev.plumbline.operate.reconcile;

import java.util.List;

/**
 * What is to be done.
 *
 * @param leftAlone what the database has and the pack does not; dropped only on request
 */
public record ReconcilePlan(List<ReconcileStep> steps, List<String> leftAlone) {
    public ReconcilePlan {
        steps = List.copyOf(steps);
        leftAlone = List.copyOf(leftAlone);
    }

    public boolean possible() {
        return steps.stream().allMatch(ReconcileStep::possible);
    }
}
