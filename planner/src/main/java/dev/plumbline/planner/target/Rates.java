package dev.plumbline.planner.target;

import java.util.Locale;

/**
 * How fast a server works, in bytes or rows a second.
 *
 * @param rewrite bytes of a table that are written anew
 * @param scan bytes of a table that are read
 * @param build bytes of indexes that are built
 * @param validation rows that are looked up by a foreign key
 * @param where which server was measured
 */
public record Rates(double rewrite, double scan, double build, double validation, String where) {

    /** What was measured, in words. */
    public String words() {
        return String.format(
                Locale.ROOT,
                "measured on %s: rewrite %s/s, scan %s/s, index build %s/s, foreign keys %,.0f rows/s",
                where,
                Size.bytes((long) rewrite),
                Size.bytes((long) scan),
                Size.bytes((long) build),
                validation);
    }
}
