package dev.plumbline.planner.target;

import java.util.Locale;

/**
 * How large a table is, its partitions included.
 *
 * @param rows as the statistics have it
 * @param bytes without indexes
 */
public record Size(double rows, long bytes, long indexBytes) {

    public static final Size NONE = new Size(0, 0, 0);

    /** In words, for a message. */
    public String words() {
        return count(rows)
                + (rows == 1 ? " row, " : " rows, ")
                + bytes(bytes)
                + (indexBytes > 0 ? " and " + bytes(indexBytes) + " of indexes" : "");
    }

    private static String count(double rows) {
        return rows >= 1e6
                ? String.format(Locale.ROOT, "%.1f million", rows / 1e6)
                : String.format(Locale.ROOT, "%,.0f", rows);
    }

    /** With a unit. */
    public static String bytes(long bytes) {
        String[] units = {"bytes", "kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, value < 10 && unit > 0 ? "%.1f %s" : "%.0f %s", value, units[unit]);
    }
}
