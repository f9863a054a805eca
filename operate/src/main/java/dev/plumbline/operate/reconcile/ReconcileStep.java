package dev.plumbline.operate.reconcile;

import java.util.List;

/**
 * One difference and what is done about it.
 *
 * @param statements none when nothing can be done
 * @param risk what running them costs, in words; empty: nothing to speak of
 * @param obstacle why it cannot be done as things are, for instance values that cannot be converted; empty: it can
 */
public record ReconcileStep(String title, List<String> statements, String risk, String obstacle) {
    public ReconcileStep {
        statements = List.copyOf(statements);
    }

    public boolean possible() {
        return obstacle.isEmpty();
    }
}
