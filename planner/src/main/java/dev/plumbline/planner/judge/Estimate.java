package dev.plumbline.planner.judge;

import java.util.Locale;

/**
 * What work costs, as a range.
 *
 * @param low seconds at the rates of the faster runs that were measured
 * @param high seconds at those of the slower ones, beside other work and checkpoints, and out of cold files where the table is large
 * @param disk bytes of room needed meanwhile
 * @param wal bytes that go to the log and to every replica
 */
public record Estimate(double low, double high, long disk, long wal) {

    public static final Estimate NONE = new Estimate(0, 0, 0, 0);

    /** A build or a scan in parallel, or a machine that is faster by as much: a measured run has one process. */
    private static final double QUIET = 0.6;

    /** What else the server does then, and rows that lie otherwise than those that were measured. */
    private static final double BUSY = 2;

    /** The same of work that writes: a run of seconds meets no checkpoint, and waits for no log that reaches the disk. */
    private static final double WRITING = 4;

    /** On top of that, where the table is read from disk: what was measured lay in memory. */
    private static final double COLD = 2;

    /**
     * @param fast seconds by the faster runs
     * @param slow seconds by the slower ones
     * @param cold whether the table is larger than what is kept in memory
     */
    static Estimate reading(double fast, double slow, boolean cold) {
        return new Estimate(fast * QUIET, slow * BUSY * (cold ? COLD : 1), 0, 0);
    }

    /** The same for what is written. */
    static Estimate writing(double fast, double slow, boolean cold) {
        return new Estimate(fast * QUIET, slow * WRITING * (cold ? COLD : 1), 0, 0);
    }

    public Estimate plus(Estimate other) {
        return new Estimate(low + other.low, high + other.high, disk + other.disk, wal + other.wal);
    }

    /** The range, in words. */
    public String time() {
        return high < 0.1 ? "a moment" : span(low) + " to " + span(high);
    }

    private static String span(double seconds) {
        if (seconds < 1) {
            return Math.max(1, Math.round(seconds * 1000)) + " ms";
        }
        return seconds < 120
                ? String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds)
                : seconds < 7200
                        ? Math.round(seconds / 60) + " min"
                        : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }
}
