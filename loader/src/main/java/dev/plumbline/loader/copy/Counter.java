package dev.plumbline.loader.copy;

import java.util.concurrent.atomic.AtomicLong;

/** How far a load has come; written by its threads, read by whoever shows it. */
public final class Counter {

    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong total = new AtomicLong(-1);
    private volatile String step = "starting";

    void read(long rowsRead, long bytesRead) {
        rows.set(rowsRead);
        bytes.set(bytesRead);
    }

    public void total(long bytesTotal) {
        total.set(bytesTotal);
    }

    public void step(String now) {
        step = now;
    }

    public long rows() {
        return rows.get();
    }

    /** Bytes read, as stored. */
    public long bytes() {
        return bytes.get();
    }

    /** Bytes there are to read, -1 when not known. */
    public long total() {
        return total.get();
    }

    /** What is being done, in a few words. */
    public String step() {
        return step;
    }
}
