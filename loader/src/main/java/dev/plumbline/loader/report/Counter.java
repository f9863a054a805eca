package dev.plumbline.loader.report;

import dev.plumbline.loader.row.Skipped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The progress of a load; written by its threads, read by whatever displays it. */
public final class Counter {

    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong total = new AtomicLong(-1);
    private final Map<String, Long> files = new LinkedHashMap<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private volatile String step = "starting";

    public void read(long rowsRead, long bytesRead) {
        rows.set(rowsRead);
        bytes.set(bytesRead);
    }

    public void read(String file, long rowsRead) {
        synchronized (files) {
            files.merge(file, rowsRead, Long::sum);
        }
    }

    /** Resets the counts, before the same input is read again. */
    public void restart() {
        synchronized (files) {
            files.clear();
            skipped.clear();
        }
        read(0, 0);
    }

    public void skipped(List<Skipped> statements) {
        synchronized (files) {
            skipped.addAll(statements);
        }
    }

    /** Statements in the input that were skipped because they are not data. */
    public List<Skipped> skipped() {
        synchronized (files) {
            return List.copyOf(skipped);
        }
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

    /** Bytes to be read, -1 when not known. */
    public long total() {
        return total.get();
    }

    /** What is being done, in a few words. */
    public String step() {
        return step;
    }
}
