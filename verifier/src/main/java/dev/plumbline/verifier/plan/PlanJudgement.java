package dev.plumbline.verifier.plan;

import dev.plumbline.verifier.lookup.PlanExpectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A plan compared with what its lookup promises. */
record PlanJudgement(PlanExpectation promise) {

    /**
     * What the plan breaks, in words; empty when it keeps everything.
     *
     * @param accepted the names of the promised indexes and of their partitions' indexes
     */
    List<String> breaches(Explained explained, Set<String> accepted) {
        List<String> breaches = new ArrayList<>();
        Set<String> used = explained.indexes();
        if (!promise.indexes().isEmpty() && used.stream().noneMatch(accepted::contains)) {
            breaches.add("index " + String.join(" or ", promise.indexes()) + " is not used, but "
                    + (used.isEmpty() ? "none" : String.join(", ", used)));
        }
        explained.statements().stream()
                .flatMap(statement -> statement.root().all())
                .filter(this::isLargeScan)
                .map(node -> String.format(
                        Locale.ROOT, "sequential scan of %,.0f rows of %s", node.touched(), node.relation()))
                .forEach(breaches::add);
        overrun("rows touched", explained.touched(), promise.touched(), explained.rows(), breaches);
        overrun("buffers", (double) explained.buffers(), promise.buffers(), explained.rows(), breaches);
        return breaches;
    }

    boolean isLargeScan(ExplainedNode node) {
        return node.isSequentialScan() && node.touched() > promise.sequentialScanUpTo();
    }

    private static void overrun(
            String what, double actual, PlanExpectation.Work budget, double rows, List<String> breaches) {
        if (actual > budget.allowed(rows)) {
            breaches.add(String.format(
                    Locale.ROOT,
                    "%,.0f %s for %,.0f %s returned, at most %,.0f promised",
                    actual,
                    what,
                    rows,
                    rows == 1 ? "row" : "rows",
                    budget.allowed(rows)));
        }
    }
}
