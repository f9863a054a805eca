package dev.plumbline.verifier.check;

import java.time.Duration;

/** The moment by which everything must be finished. */
public final class Deadline {

    private static final Duration NEVER = Duration.ofDays(365);

    private final Duration budget;
    private final long endNanos;

    private Deadline(Duration budget) {
        this.budget = budget;
        this.endNanos = System.nanoTime() + budget.toNanos();
    }

    public static Deadline in(Duration budget) {
        if (budget.isNegative() || budget.isZero()) {
            throw new IllegalArgumentException("a time budget of " + budget + ", expected more than nothing");
        }
        return new Deadline(budget.compareTo(NEVER) > 0 ? NEVER : budget);
    }

    public static Deadline none() {
        return new Deadline(NEVER);
    }

    public Duration budget() {
        return budget;
    }

    /** Never negative. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
    }

    /** The server's clock and this one do not agree to the millisecond. */
    public boolean isNearlyOver() {
        return left().toMillis() <= 50 + budget.toMillis() / 50;
    }

    public boolean isOver() {
        return left().isZero();
    }
}
