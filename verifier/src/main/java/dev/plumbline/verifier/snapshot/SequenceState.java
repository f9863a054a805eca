package dev.plumbline.verifier.snapshot;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The position of a sequence.
 *
 * @param next the value it would return next
 * @param ascending whether it counts upwards
 * @param owner the column that takes its values, as {@code table.column}; empty for none
 * @param furthest the highest value in that column, the lowest for a descending sequence; null when there is none or it may not be read
 */
record SequenceState(
        long next,
        boolean ascending,
        String owner,
        @Nullable BigDecimal furthest) {

    public SequenceState {
        Objects.requireNonNull(owner);
    }

    /** Whether it would return a value again that its column already contains. */
    boolean isUsedUp() {
        return furthest != null
                && (ascending
                        ? furthest.compareTo(BigDecimal.valueOf(next)) >= 0
                        : furthest.compareTo(BigDecimal.valueOf(next)) <= 0);
    }

    boolean isBehind(SequenceState other) {
        return ascending ? next < other.next : next > other.next;
    }
}
