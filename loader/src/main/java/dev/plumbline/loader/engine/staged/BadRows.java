package dev.plumbline.loader.engine.staged;

import dev.plumbline.loader.reject.RejectSink;
import dev.plumbline.loader.report.Reject;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Counts bad rows and keeps the first ones of the input; the search ends when there are too many to correct one by one. */
final class BadRows implements RejectSink {

    static final int SHOWN = 20;
    static final int COUNTED = 1000;

    private final TreeSet<Reject> first = new TreeSet<>(Comparator.comparingLong(Reject::ordinal));
    private long count;

    @Override
    public synchronized void reject(Reject reject) {
        count++;
        first.add(reject);
        if (first.size() > SHOWN) {
            first.pollLast();
        }
        if (count > COUNTED) {
            throw new Enough();
        }
    }

    synchronized List<Reject> first() {
        return List.copyOf(first);
    }

    synchronized String shownCount() {
        return count > COUNTED ? "more than " + COUNTED : String.valueOf(count);
    }

    @Override
    public synchronized long count() {
        return count;
    }

    /** The limit was reached. */
    static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super(null, null, false, false);
        }
    }
}
