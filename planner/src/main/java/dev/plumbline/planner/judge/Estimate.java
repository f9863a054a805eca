package dev.plumbline.planner.judge;

import java.util.Locale;

/**
 * What work costs, as a range: the measured rates are those of a table in memory, on a server that does nothing else.
 *
 * @param low seconds at the rates that were measured, on a machine twice as fast
 * @param high seconds on a machine with much else to do, out of cold files
 * @param disk bytes of room needed meanwhile
 * @param wal bytes that go to the log and to every replica
 */
public record Estimate(double low, double high, long disk, long wal) {

    public static final Estimate NONE = new Estimate(0, 0, 0, 0);
    private static final double FAST = 0.4;
    private static final double SLOW = 6;

    /** @param seconds at the rates that were measured */
    static Estimate of(double seconds, long disk, long wal) {
        return new Estimate(seconds * FAST, seconds * SLOW, disk, wal);
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
