package dev.plumbline.loader.copy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** How far a load has come; written by its threads, read by whoever shows it. */
public final class Counter {

    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong total = new AtomicLong(-1);
    private final Map<String, Long> files = new LinkedHashMap<>();
    private volatile String step = "starting";

    void read(long rowsRead, long bytesRead) {
        rows.set(rowsRead);
        bytes.set(bytesRead);
    }

    void read(String file, long rowsRead) {
        synchronized (files) {
            files.merge(file, rowsRead, Long::sum);
        }
    }

    /** Forgets what was read, before the same input is read again. */
    void restart() {
        synchronized (files) {
            files.clear();
        }
        read(0, 0);
    }

    /** Rows read from each file, in the order of reading. */
    public Map<String, Long> files() {
        synchronized (files) {
            return new LinkedHashMap<>(files);
        }
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
