package dev.plumbline.database.output;

import java.time.Duration;
import java.util.Locale;

/** Numbers, sizes and times as they are shown to people. */
public final class Amounts {

    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};

    private Amounts() {}

    /** {@code 1 row}, {@code 1,200 rows}. */
    public static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    /** As PostgreSQL counts them, 1 kB being 1,024 bytes: {@code 512 bytes}, {@code 1.5 kB}, {@code 37 MB}. */
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, value < 10 && unit > 0 ? "%.1f %s" : "%,.0f %s", value, UNITS[unit]);
    }

    /** {@code 250 ms}, {@code 1.5 s}, {@code 90 s}. */
    public static String time(Duration time) {
        long millis = time.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        return String.format(Locale.ROOT, "%.1f", millis / 1_000.0).replaceFirst("\\.0$", "") + " s";
    }
}
