package dev.plumbline.planner.judge;

import java.util.Locale;

/**
 * The cost of work, as a range.
 *
 * @param low seconds at the rates of the faster runs that were measured
 * @param high seconds at those of the slower ones, with other work and checkpoints going on, and from cold files where the table is large
 * @param disk bytes of space needed meanwhile
 * @param wal bytes written to the log and sent to every replica
 */
public record Estimate(double low, double high, long disk, long wal) {

    public static final Estimate NONE = new Estimate(0, 0, 0, 0);

    /** For a parallel build or scan, or a machine that is faster by as much: a measured run has one process. */
    private static final double QUIET = 0.6;

    /** For other work of the server, and rows that are stored differently from those that were measured. */
    private static final double BUSY = 2;

    /** The same for work that writes: a run of seconds meets no checkpoint, and does not wait for the log to reach the disk. */
    private static final double WRITING = 4;

    /** In addition, where the table is read from disk: what was measured was in memory. */
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
