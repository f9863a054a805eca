package dev.plumbline.verifier.report;

import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many results had which outcome, in words. */
record Totals(Map<Outcome, Long> counts) {

    static Totals of(List<CheckResult> results) {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        results.forEach(result -> counts.merge(result.outcome(), 1L, Long::sum));
        return new Totals(counts);
    }

    long of(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Such as {@code 58 checks: 55 passed, 2 warnings, 1 failed}; kinds that did not occur are left out. */
    String words() {
        List<String> parts = new ArrayList<>();
        add(parts, of(Outcome.PASS), "passed", "passed");
        add(parts, of(Outcome.WARN), "warning", "warnings");
        add(parts, of(Outcome.FAIL), "failed", "failed");
        add(parts, of(Outcome.ERROR), "error", "errors");
        add(parts, of(Outcome.INTERNAL), "bug in plumbline", "bugs in plumbline");
        add(parts, of(Outcome.FOLLOWS), "follows from them", "follow from them");
        add(parts, of(Outcome.SKIPPED), "skipped", "skipped");
        return all() + (all() == 1 ? " check" : " checks") + (parts.isEmpty() ? "" : ": " + String.join(", ", parts));
    }

    private static void add(List<String> parts, long count, String one, String many) {
        if (count > 0) {
            parts.add(count + " " + (count == 1 ? one : many));
        }
    }
}
