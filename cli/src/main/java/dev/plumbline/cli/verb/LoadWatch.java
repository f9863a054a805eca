package dev.plumbline.cli.verb;

import dev.plumbline.loader.FileLoad;
import dev.plumbline.loader.report.Counter;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Shows on a terminal how far a load has come, and stops it when the process is told to end: the server's query is cancelled,
 * the transaction rolled back and temporary files deleted before the process goes.
 */
public final class LoadWatch implements AutoCloseable {

    private static final long EVERY_MILLISECONDS = 200;

    private final FileLoad load;
    private final PrintWriter err;
    private final Thread hook;
    private final Thread painter;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final boolean terminal = System.console() != null && System.getenv("TERM") != null;
    private final long start = System.nanoTime();
    private int painted;

    LoadWatch(FileLoad load, PrintWriter err) {
        this.load = load;
        this.err = err;
        hook = new Thread(this::interrupted, "plumbline-load-interrupted");
        painter = new Thread(this::paint, "plumbline-load-progress");
        painter.setDaemon(true);
        Runtime.getRuntime().addShutdownHook(hook);
        if (terminal) {
            painter.start();
        }
    }

    /** The virtual machine then ends by itself with 130 (SIGINT) or 143 (SIGTERM). */
    private void interrupted() {
        if (ended.getCount() == 0) {
            return;
        }
        err.println("plumbline: interrupted: rolling back");
        err.flush();
        load.cancel();
        try {
            ended.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void paint() {
        try {
            while (!ended.await(EVERY_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                line(text(load.progress(), (System.nanoTime() - start) / 1e9));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static String text(Counter counter, double seconds) {
        long bytes = counter.bytes();
        long total = counter.total();
        String size = String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
        String left = "";
        if (total > 0 && bytes > 0) {
            size = String.format(
                    Locale.ROOT,
                    "%.1f of %.1f MB (%d%%)",
                    bytes / 1e6,
                    total / 1e6,
                    Math.min(100, 100 * bytes / total));
            left = bytes < total
                    ? String.format(Locale.ROOT, ", %.0f s of reading left", seconds * (total - bytes) / bytes)
                    : "";
        }
        return String.format(
                Locale.ROOT,
                "%s: %,d rows, %s, %,.0f rows/s%s",
                counter.step(),
                counter.rows(),
                size,
                seconds > 0 ? counter.rows() / seconds : 0,
                left);
    }

    private synchronized void line(String text) {
        String shown = text.length() > 118 ? text.substring(0, 118) : text;
        err.print("\r" + shown + " ".repeat(Math.max(0, painted - shown.length())));
        err.flush();
        painted = shown.length();
    }

    /** Clears the line before the result is printed. */
    void done() {
        if (terminal && painted > 0) {
            line("");
            err.print("\r");
            err.flush();
        }
    }

    @Override
    public void close() {
        done();
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending: the hook is waiting for just this
        }
    }
}
