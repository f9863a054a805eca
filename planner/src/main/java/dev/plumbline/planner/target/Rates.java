package dev.plumbline.planner.target;

import dev.plumbline.database.output.Amounts;
import java.util.Locale;

/**
 * How fast a server works.
 *
 * @param rewrite bytes of a table that are rewritten
 * @param scan bytes of a table that are read
 * @param build bytes of indexes that are built: of text in the slowest runs, of numbers in the fastest
 * @param update bytes of a table and its indexes, all of whose rows are changed
 * @param validation rows that are looked up by a foreign key
 * @param where which server was measured
 */
public record Rates(Rate rewrite, Rate scan, Rate build, Rate update, Rate validation, String where) {

    /** What was measured, in words. */
    public String words() {
        return String.format(
                Locale.ROOT,
                "times are from rates measured on %s (slower to faster runs): rewrite %s, scan %s, index build %s, update"
                        + " of all rows %s, foreign keys %,.0f to %,.0f rows/s",
                where,
                bytes(rewrite),
                bytes(scan),
                bytes(build),
                bytes(update),
                validation.slow(),
                validation.fast());
    }

    /** The same, measured elsewhere or described differently. */
    public Rates on(String other) {
        return new Rates(rewrite, scan, build, update, validation, other);
    }

    /** With the slowest runs slowed by the ratio of logged to temporary tables. */
    Rates logged(Rates logged, Rates temporary) {
        return new Rates(
                rewrite.slower(logged.rewrite, temporary.rewrite),
                scan,
                build.slower(logged.build, temporary.build),
                update.slower(logged.update, temporary.update),
                validation,
                where);
    }

    private static String bytes(Rate rate) {
        return Amounts.bytes((long) rate.slow()) + " to " + Amounts.bytes((long) rate.fast()) + "/s";
    }
}
