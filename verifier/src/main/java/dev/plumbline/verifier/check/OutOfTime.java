package dev.plumbline.verifier.check;

import java.time.Duration;

/** A check used up its share of the time. */
final class OutOfTime extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutOfTime(Duration share) {
        super("not done within its share of the time budget, " + Deadline.words(share) + "; give more with --timeout");
    }
}
