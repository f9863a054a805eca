package dev.plumbline.planner.judge;

import java.util.Locale;

/**
 * What work costs, as a range.
 *
 * @param low seconds at the rates of the fastest run that was measured
 * @param high seconds at those of the slowest, out of cold files and beside other work
 * @param disk bytes of room needed meanwhile
 * @param wal bytes that go to the log and to every replica
 */
public record Estimate(double low, double high, long disk, long wal) {

    public static final Estimate NONE = new Estimate(0, 0, 0, 0);

    /** A build or a scan in parallel, or a machine that is faster by as much: a measured run has one process. */
    private static final double QUIET = 0.5;

    /** What no measuring beforehand tells: how cold the files are and what else the server does then. */
    private static final double BUSY = 4;

    /**
     * @param fast seconds by the fastest run
     * @param slow seconds by the slowest
     */
    static Estimate of(double fast, double slow, long disk, long wal) {
        return new Estimate(fast * QUIET, slow * BUSY, disk, wal);
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
