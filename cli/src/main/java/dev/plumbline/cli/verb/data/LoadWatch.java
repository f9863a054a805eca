package dev.plumbline.cli.verb.data;

import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.database.output.Amounts;
import dev.plumbline.loader.FileLoad;
import dev.plumbline.loader.report.Counter;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Shows the progress of a load on a terminal, and stops it when the process receives a signal to end: the server's query is cancelled, the
 * transaction rolled back and temporary files deleted before the process exits.
 */
public final class LoadWatch implements AutoCloseable {

    private static final long EVERY_MILLISECONDS = 200;

    private final FileLoad load;
    private final OutputOptions output;
    private final Thread hook;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final long start = System.nanoTime();
    private volatile boolean loaded;

    public LoadWatch(FileLoad load, OutputOptions output) {
        this.load = load;
        this.output = output;
        hook = new Thread(this::interrupted, "plumbline-load-interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        if (output.showsSteps()) {
            var watch = new Thread(this::watch, "plumbline-load-progress");
            watch.setDaemon(true);
            watch.start();
        }
    }

    /** The load has ended, and not by an error. */
    public void loaded() {
        loaded = true;
    }

    /** The virtual machine then exits by itself with 130 (SIGINT) or 143 (SIGTERM). */
    private void interrupted() {
        if (ended.getCount() == 0) {
            return;
        }
        // A commit that waits for a standby is already done here: to stop waiting rolls nothing back.
        boolean committing = load.progress().step().equals("committing");
        output.tell(committing ? "interrupted while committing" : "interrupted: rolling back");
        load.cancel();
        try {
            boolean known = ended.await(20, TimeUnit.SECONDS);
            if (loaded) {
                output.tell("it was too late to stop it: the rows are loaded");
            } else if (!known) {
                output.tell("the server does not answer: whether the rows are loaded is not known");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try {
            while (!ended.await(EVERY_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                output.step(text(load.progress(), (System.nanoTime() - start) / 1e9));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static String text(Counter counter, double seconds) {
        long bytes = counter.bytes();
        long total = counter.total();
        String size = Amounts.bytes(bytes);
        String left = "";
        if (total > 0 && bytes > 0) {
            size += " of " + Amounts.bytes(total) + " (" + Math.min(100, 100 * bytes / total) + "%)";
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

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending: the hook is waiting for exactly this
        }
    }
}
