package dev.plumbline.verifier.latency;

import dev.plumbline.verifier.check.Deadline;
import java.time.Duration;

/**
 * How long a measurement goes on: a minimum of calls in any case, more while there is time. Slow calls need not be made a thousand times.
 */
record MeasuringLimit(Deadline whole, Deadline own, int fewest) {

    static final int FEWEST_CALLS = 100;

    static MeasuringLimit forWarmUp(Deadline whole) {
        return new MeasuringLimit(whole, Deadline.in(Duration.ofSeconds(1)), 5);
    }

    static MeasuringLimit forCalls(Deadline whole) {
        return new MeasuringLimit(whole, Deadline.in(Duration.ofSeconds(5)), FEWEST_CALLS);
    }

    boolean allows(int done) {
        return !whole.isOver() && (done < fewest || !own.isOver());
    }
}
