package dev.plumbline.verifier.lookup;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * What the plan of a lookup promises. Budgets grow with the rows returned: {@code base + perRow × rows}, so that a long answer may cost
 * more, but no more than its length justifies.
 */
public record PlanExpectation(List<String> indexes, long sequentialScanUpTo, Work touched, Work buffers) {

    /** A sequential scan over fewer rows than this does no harm, and the planner often prefers it. */
    public static final long SMALL_TABLE = 10_000;

    /** A budget of work: a fixed part, and a part for each row returned. */
    public record Work(double base, double perRow) {
        static final Work ANY = new Work(Double.MAX_VALUE, 0);

        public double allowed(double rows) {
            return base + perRow * rows;
        }

        boolean isAny() {
            return base == Double.MAX_VALUE;
        }
    }

    public PlanExpectation {
        indexes = List.copyOf(indexes);
    }

    /** Only this: no sequential scan over a large table. */
    public static PlanExpectation none() {
        return new PlanExpectation(List.of(), SMALL_TABLE, Work.ANY, Work.ANY);
    }

    /** At least one of these indexes must be used; the index of a partition counts as the one of its parent. */
    public PlanExpectation usesOneOf(String... names) {
        return new PlanExpectation(List.of(names), sequentialScanUpTo, touched, buffers);
    }

    public PlanExpectation noSequentialScanAbove(long rows) {
        return new PlanExpectation(indexes, rows, touched, buffers);
    }

    public PlanExpectation touchingAtMost(double base, double perRow) {
        return new PlanExpectation(indexes, sequentialScanUpTo, new Work(base, perRow), buffers);
    }

    public PlanExpectation buffersAtMost(double base, double perRow) {
        return new PlanExpectation(indexes, sequentialScanUpTo, touched, new Work(base, perRow));
    }

    /** The promise in words. */
    public String expected() {
        StringJoiner expected = new StringJoiner(", ");
        if (!indexes.isEmpty()) {
            expected.add("index " + String.join(" or ", indexes));
        }
        expected.add(String.format(Locale.ROOT, "no sequential scan above %,d rows", sequentialScanUpTo));
        if (!touched.isAny()) {
            expected.add(words("rows touched", touched));
        }
        if (!buffers.isAny()) {
            expected.add(words("buffers", buffers));
        }
        return expected.toString();
    }

    private static String words(String what, Work work) {
        return String.format(Locale.ROOT, "%s ≤ %,.0f + %.1f a row", what, work.base(), work.perRow());
    }
}
