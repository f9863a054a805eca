package dev.plumbline.loader.mode;

import dev.plumbline.loader.reject.Reject;
import dev.plumbline.loader.reject.RejectSink;
import java.util.Set;

/** Hands rejects on and remembers which rows they were. */
final class Recorder implements RejectSink {

    private final RejectSink next;
    private final Set<Long> ordinals;

    Recorder(RejectSink next, Set<Long> ordinals) {
        this.next = next;
        this.ordinals = ordinals;
    }

    @Override
    public synchronized void reject(Reject reject) {
        ordinals.add(reject.ordinal());
        next.reject(reject);
    }

    @Override
    public long count() {
        return next.count();
    }
}
