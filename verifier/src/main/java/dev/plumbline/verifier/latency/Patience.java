package dev.plumbline.verifier.latency;

import dev.plumbline.verifier.check.Deadline;
import java.time.Duration;

/** How long a measurement goes on: so many calls in any case, more while there is time. What is slow needs no thousand calls. */
record Patience(Deadline whole, Deadline own, int fewest) {

    static final int FEWEST_CALLS = 100;

    static Patience forWarmUp(Deadline whole) {
        return new Patience(whole, Deadline.in(Duration.ofSeconds(1)), 5);
    }

    static Patience forCalls(Deadline whole) {
        return new Patience(whole, Deadline.in(Duration.ofSeconds(5)), FEWEST_CALLS);
    }

    boolean lasts(int done) {
        return !whole.isOver() && (done < fewest || !own.isOver());
    }
}
