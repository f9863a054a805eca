package dev.plumbline.verifier.check;

import dev.plumbline.database.output.Amounts;
import java.time.Duration;

/** A check used up its share of the time. */
public final class OutOfTime extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OutOfTime(Duration share) {
        super("not done within its share of the time budget, " + Amounts.time(share) + "; give more with --timeout");
    }
}
