package dev.plumbline.cli.output;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * The line at the bottom of a terminal that shows what is being done now, and for how long if it takes a while. At any width the terminal
 * cuts it off instead of wrapping it. Anything else is printed above it. Any thread.
 */
final class ProgressLine {
    private static final long EVERY_MILLISECONDS = 200;
    private static final long BETWEEN_LINES = 3_000_000_000L;
    private static final long LONG = 2_000_000_000L;
    /** From the start of the line, without wrapping; the rest of it is cleared. */
    static final String END = "\u001b[K\u001b[?7h";

    private static final String PAINT = "\r\u001b[?7l%s" + END;
    static final String CLEAR = "\r\u001b[K";

    private final PrintWriter err;
    private String text = "";
    private String otherwise = "";
    private long since;
    private boolean painted;
    private boolean started;
    private String step = "";
    private long lastLine = System.nanoTime();

    ProgressLine(PrintWriter err) {
        this.err = err;
    }

    synchronized void show(String now) {
        if (!now.equals(text)) {
            text = now;
            since = System.nanoTime();
        }
        if (!started) {
            started = true;
            paint();
            var painter = new Thread(this::repaint, "plumbline-progress");
            painter.setDaemon(true);
            painter.start();
        }
    }

    /** The same for lines that stay, where this one cannot be shown: one per longer step, and one every few seconds. */
    synchronized void inLines(String name, boolean counts, String now) {
        boolean same = name.equals(step);
        step = name;
        if (System.nanoTime() - lastLine >= BETWEEN_LINES || !same && !counts) {
            lastLine = System.nanoTime();
            above(now);
        }
    }

    /** A line that stays, above this one. */
    synchronized void above(String line) {
        clear();
        err.println(line);
        err.flush();
    }

    /** What is shown when nothing more specific is reported: from now on, and again when a step is finished. */
    synchronized void showOtherwise(String now) {
        otherwise = now;
        show(now);
    }

    /** A step is finished, and the next one is not yet known. */
    synchronized void over() {
        clear();
        text = otherwise;
        since = System.nanoTime();
    }

    /** Nothing is being done any more, or what is printed now ends with a question. */
    synchronized void end() {
        text = "";
        otherwise = "";
        clear();
    }

    private void clear() {
        if (painted) {
            err.print(CLEAR);
            err.flush();
            painted = false;
        }
    }

    private void repaint() {
        try {
            while (true) {
                paint();
                Thread.sleep(EVERY_MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void paint() {
        if (text.isEmpty()) {
            return;
        }
        long took = System.nanoTime() - since;
        // In front, where a narrow terminal does not cut it off: it shows that work is going on.
        String time = took < LONG ? "" : String.format(Locale.ROOT, "%d s  ", took / 1_000_000_000L);
        err.printf(Locale.ROOT, PAINT, "  " + time + text);
        err.flush();
        painted = true;
    }
}
