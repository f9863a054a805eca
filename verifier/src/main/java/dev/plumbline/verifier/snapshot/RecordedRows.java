package dev.plumbline.verifier.snapshot;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rows of a table by their primary key.
 *
 * @param values whether the values themselves are kept; else a hash of each
 * @param key columns of the primary key
 * @param columns the others, in the order of each row
 * @param rows the other columns of each row, by the values of its key; a row of a single column in brackets, as the server writes it
 */
public record RecordedRows(
        boolean values, List<String> key, List<String> columns, Map<List<String>, List<String>> rows) {

    /** More rows of one table would not fit into memory for a comparison. */
    public static final long AT_MOST = 250_000;

    /** What is recorded of each table's rows besides its checksum. */
    public enum Detail {
        NONE,
        KEYS,
        ALL
    }

    public RecordedRows {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
        var sorted = new TreeMap<List<String>, List<String>>(RecordedRows::compare);
        sorted.putAll(rows);
        rows = Collections.unmodifiableMap(sorted);
    }

    /** Compares numbers by value, for people. */
    private static int compare(List<String> one, List<String> other) {
        for (int i = 0; i < one.size() && i < other.size(); i++) {
            boolean numbers =
                    one.get(i).matches("\\(-?\\d{1,18}\\)") && other.get(i).matches("\\(-?\\d{1,18}\\)");
            int order = numbers
                    ? Long.compare(Long.parseLong(plain(one.get(i))), Long.parseLong(plain(other.get(i))))
                    : one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    /** A value as people write it. */
    static String plain(String written) {
        String inner = written.replaceFirst("^\\(", "").replaceFirst("\\)$", "");
        if (inner.isEmpty()) {
            return "null";
        }
        return inner.startsWith("\"") && inner.endsWith("\"") && inner.length() > 1
                ? inner.substring(1, inner.length() - 1).replace("\"\"", "\"").replace("\\\\", "\\")
                : inner;
    }
}
