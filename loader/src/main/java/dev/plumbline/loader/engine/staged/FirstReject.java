package dev.plumbline.loader.engine.staged;

import dev.plumbline.loader.reject.RejectSink;
import dev.plumbline.loader.report.Reject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the reject that comes first in the input; those found while rows go into the table come in order, so the first ends it. */
final class FirstReject implements RejectSink {

    private @Nullable Reject first;
    private boolean inOrder;

    @Override
    public synchronized void reject(Reject reject) {
        Reject known = first;
        if (known == null || reject.ordinal() < known.ordinal()) {
            first = reject;
        }
        if (inOrder) {
            throw new Found();
        }
    }

    /** From here on rejects come in order; only rows before the ones known so far matter. */
    synchronized long before() {
        inOrder = true;
        Reject known = first;
        return known == null ? Long.MAX_VALUE - 1 : known.ordinal();
    }

    synchronized Optional<Reject> reject() {
        return Optional.ofNullable(first);
    }

    @Override
    public synchronized long count() {
        return first == null ? 0 : 1;
    }

    /** The search is over. */
    static final class Found extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Found() {
            super(null, null, false, false);
        }
    }
}
