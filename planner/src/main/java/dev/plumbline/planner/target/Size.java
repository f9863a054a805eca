package dev.plumbline.planner.target;

import dev.plumbline.database.output.Amounts;
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
                + Amounts.bytes(bytes)
                + (indexBytes > 0 ? " and " + Amounts.bytes(indexBytes) + " of indexes" : "");
    }

    private static String count(double rows) {
        return rows >= 1e6
                ? String.format(Locale.ROOT, "%.1f million", rows / 1e6)
                : String.format(Locale.ROOT, "%,.0f", rows);
    }
}
