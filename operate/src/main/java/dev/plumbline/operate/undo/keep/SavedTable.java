package dev.plumbline.operate.undo.keep;

import dev.plumbline.database.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows of a table that a step destroys, kept as texts in a table of their own ({@code n}, {@code was}, {@code now}, {@code same},
 * {@code nth}).
 *
 * @param kept the name of that table
 * @param key the columns that identify a row; empty: none
 * @param dropped whether the table itself was dropped
 * @param nowTable quoted name the table has after the step, empty when it is gone
 * @param nowColumns the name each column has after the step, empty for one that is gone
 */
public record SavedTable(
        String kept,
        String schema,
        String table,
        List<String> columns,
        List<String> types,
        List<String> key,
        boolean dropped,
        long rows,
        String nowTable,
        List<String> nowColumns) {

    public SavedTable {
        columns = List.copyOf(columns);
        types = List.copyOf(types);
        key = List.copyOf(key);
        nowColumns = List.copyOf(nowColumns);
    }

    public String sql() {
        return Identifier.quote(schema) + "." + Identifier.quote(table);
    }

    /** Whether a present row can be matched with a kept one. */
    public boolean matchableNow() {
        return !nowTable.isEmpty()
                && !key.isEmpty()
                && key.stream()
                        .noneMatch(name -> nowColumns.get(columns.indexOf(name)).isEmpty());
    }

    /** The text of every column, under the names given, null where a name is empty. */
    public static String texts(String alias, List<String> names) {
        return names.stream()
                .map(name -> name.isEmpty() ? "null" : text(alias + "." + Identifier.quote(name)))
                .collect(Collectors.joining(", ", "array[", "]::text[]"));
    }

    /** By the type's own output function, which its input function reads back; a cast to text may shorten. */
    private static String text(String column) {
        return "case when " + column + " is null then null else format('%s', " + column + ") end";
    }

    /** Joins a kept row {@code k} with a row {@code t} whose columns have these names. */
    public String sameKey(List<String> names) {
        return key.stream()
                .map(name -> columns.indexOf(name))
                .map(place -> "format('%s', t." + Identifier.quote(names.get(place)) + ") = k.was[" + (place + 1) + "]")
                .collect(Collectors.joining(" and "));
    }

    /**
     * The rows of a table without a key as they are now, {@code b}: {@code today} like what is kept, and {@code nth}, because rows that
     * are equal differ by nothing but their number.
     */
    public String numbered() {
        return "(select a.place, a.today, row_number() over (partition by a.today) as nth from (select t.ctid as place, "
                + texts("t", columns) + " as today from only " + sql() + " t) a) b";
    }

    /** The kept values in their types. */
    public List<String> values() {
        var values = new ArrayList<String>();
        IntStream.range(0, columns.size())
                .forEach(place -> values.add("k.was[" + (place + 1) + "]::" + types.get(place)));
        return values;
    }

    public String names() {
        return columns.stream().map(Identifier::quote).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return schema + "." + table;
    }
}
