package dev.plumbline.loader.engine.badrow;

import dev.plumbline.loader.reject.RejectSink;
import dev.plumbline.loader.report.Reject;
import java.util.ArrayList;
import java.util.List;

/** Rejects of an attempt that may yet be rolled back. */
public final class Collected implements RejectSink {

    private final RejectSink next;
    private final List<Reject> all = new ArrayList<>();

    public Collected(RejectSink next) {
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

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** The attempt is kept. */
    public void handOn() {
        all.forEach(next::reject);
    }
}
