package dev.plumbline.operate.reconcile;

import java.util.List;

/**
 * One difference and what is done about it.
 *
 * @param table the table it is about; empty: none
 * @param statements none when nothing can be done
 * @param risk the cost of running them, in words; empty: nothing worth mentioning
 * @param obstacle why it cannot be done as things are, for instance values that cannot be converted; empty: it can
 * @param readings the values that can be read in more than one way, and how they are read
 */
public record ReconcileStep(
        String table, String title, List<String> statements, String risk, String obstacle, List<Reading> readings) {
    public ReconcileStep {
        statements = List.copyOf(statements);
        readings = List.copyOf(readings);
    }

    ReconcileStep(String title, List<String> statements, String risk, String obstacle) {
        this("", title, statements, risk, obstacle, List.of());
    }

    ReconcileStep of(String name) {
        return new ReconcileStep(name, title, statements, risk, obstacle, readings);
    }

    public boolean possible() {
        return obstacle.isEmpty();
    }
}
