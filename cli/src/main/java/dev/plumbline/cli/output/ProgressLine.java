package dev.plumbline.cli.output;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * The one line at the bottom of a terminal that says what is being done now, and for how long if it takes its time. Whatever the width, it
 * is cut by the terminal and never wraps. Anything else is printed above it. Any thread.
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

    /** The same for lines that stay, where nobody sees this one change: one a step that takes its time, and one every few seconds. */
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

    /** What is shown where nobody says more: from now on, and again when a step is over. */
    synchronized void showOtherwise(String now) {
        otherwise = now;
        show(now);
    }

    /** A step is over, and what comes next is not said yet. */
    synchronized void over() {
        clear();
        text = otherwise;
        since = System.nanoTime();
    }

    /** Nothing is being done any more, or what is printed now ends with an answer. */
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
        // In front, where a narrow terminal does not cut it off: it is what shows that something is going on.
        String time = took < LONG ? "" : String.format(Locale.ROOT, "%d s  ", took / 1_000_000_000L);
        err.printf(Locale.ROOT, PAINT, "  " + time + text);
        err.flush();
        painted = true;
    }
}
