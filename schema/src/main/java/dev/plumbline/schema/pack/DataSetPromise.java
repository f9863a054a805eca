package dev.plumbline.schema.pack;

import dev.plumbline.database.PlumblineException;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A data set that belongs to a pack, how many rows it has in each table, and other counts of it.
 *
 * @param figures such as the number of distinct years, by a name of the pack's own
 */
public record DataSetPromise(String name, String title, SortedMap<String, Long> rows, SortedMap<String, Long> figures) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(rows|figures)\\.([A-Za-z0-9_.]+)(:,)?}");

    public DataSetPromise {
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    }

    /** How many rows are promised for a table. */
    public int rowsOf(String table) {
        return Math.toIntExact(promised("rows", table));
    }

    /** A figure of the pack's own. */
    public int figure(String figure) {
        return Math.toIntExact(promised("figures", figure));
    }

    /**
     * Puts the promised numbers into a text: <code>${rows.orders}</code> and <code>${figures.years}</code> in plain digits,
     * <code>${rows.orders:,}</code> with separators for people.
     */
    public String fill(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> String.format(
                        Locale.ROOT, found.group(3) == null ? "%d" : "%,d", promised(found.group(1), found.group(2))));
    }

    private long promised(String kind, String key) {
        Long number = ((Map<String, Long>) (kind.equals("rows") ? rows : figures)).get(key);
        if (number == null) {
            throw new PlumblineException(
                    PlumblineException.Kind.USAGE,
                    "data." + name + "." + kind + "." + key
                            + ": not in pack.yaml, where a check or a promise asks for it");
        }
        return number;
    }
}
