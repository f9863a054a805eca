package dev.plumbline.loader.engine;

import dev.plumbline.loader.reject.RejectSink;
import dev.plumbline.loader.report.Reject;
import java.util.Set;

/** Passes rejects on and remembers which rows they were. */
final class RecordingRejects implements RejectSink {

    private final RejectSink next;
    private final Set<Long> ordinals;

    RecordingRejects(RejectSink next, Set<Long> ordinals) {
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
