package dev.plumbline.loader.engine.staged;

import dev.plumbline.loader.reject.RejectSink;
import dev.plumbline.loader.report.Reject;
import java.util.ArrayList;
import java.util.List;

/** Rejects of an attempt that may yet be undone. */
final class Collected implements RejectSink {

    private final RejectSink next;
    private final List<Reject> all = new ArrayList<>();

    Collected(RejectSink next) {
        this.next = next;
    }

    @Override
    public void reject(Reject reject) {
        all.add(reject);
    }

    @Override
    public long count() {
        return next.count() + all.size();
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** The attempt stands. */
    void handOn() {
        all.forEach(next::reject);
    }
}
