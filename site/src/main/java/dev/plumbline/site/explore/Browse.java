package dev.plumbline.site.explore;

import dev.plumbline.database.Identifier;
import dev.plumbline.site.model.Column;
import dev.plumbline.site.model.Constraint;
import dev.plumbline.site.model.Relation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The query behind a page of a table: some rows by the values of columns, in the order of the key, from one row on. A name in the address
 * counts only if it is a column's, a value only as a value.
 */
record Browse(Relation relation, Map<String, String> where, List<String> after, boolean backwards) {

    static final String WHERE = "where.";
    private static final int LONGEST = 2_000;

    static Browse of(Relation relation, Query query) {
        Map<String, String> where = new LinkedHashMap<>();
        for (Column column : relation.columns()) {
            query.one(WHERE + column.name()).ifPresent(value -> where.put(column.name(), value));
        }
        boolean backwards = query.has("before");
        List<String> from = query.all(backwards ? "before" : "after");
        return new Browse(relation, where, from.size() == key(relation).size() ? from : List.of(), backwards);
    }

    /** The columns that identify a row; none when nothing does. */
    static List<String> key(Relation relation) {
        return relation.of(Constraint.Kind.PRIMARY).stream()
                .findFirst()
                .map(Constraint::columns)
                .orElse(List.of());
    }

    /** Whether it is about one row. */
    boolean isOne() {
        List<String> key = key(relation);
        return !key.isEmpty() && where.keySet().containsAll(key);
    }

    String sql(int most) {
        List<String> conditions = new ArrayList<>();
        where.keySet().forEach(name -> conditions.add(column(name) + " = " + parameter(name)));
        List<String> key = key(relation);
        if (!after.isEmpty()) {
            conditions.add("(" + names(key, "") + ") " + (backwards ? "<" : ">") + " ("
                    + key.stream().map(this::parameter).collect(Collectors.joining(", ")) + ")");
        }
        return "select "
                + relation.columns().stream()
                        .map(column -> "left(" + column(column.name()) + "::text, " + LONGEST + ") as "
                                + Identifier.quote(column.name()))
                        .collect(Collectors.joining(", "))
                + "\nfrom " + relation.name().sql() + " as t"
                + (conditions.isEmpty() ? "" : "\nwhere " + String.join("\n  and ", conditions))
                + (key.isEmpty() ? "" : "\norder by " + names(key, backwards ? " desc" : ""))
                + "\nlimit " + (most + 1);
    }

    List<String> values() {
        List<String> values = new ArrayList<>(where.values());
        values.addAll(after);
        return values;
    }

    private static String names(List<String> key, String order) {
        return key.stream().map(name -> column(name) + order).collect(Collectors.joining(", "));
    }

    /** With the table's name: alone it would refer to the output column, which is text and sorts as such. */
    private static String column(String name) {
        return "t." + Identifier.quote(name);
    }

    private String parameter(String name) {
        String type = relation.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .map(Column::type)
                .orElseThrow();
        return "cast(? as " + type + ")";
    }

    /** Queried backwards they come in reverse order. */
    <T> List<T> inOrder(List<T> rows) {
        List<T> ordered = new ArrayList<>(rows);
        if (backwards) {
            Collections.reverse(ordered);
        }
        return ordered;
    }

    /** The values of these columns in a row; empty when one is null or missing. */
    Optional<List<String>> values(List<Optional<String>> row, List<String> names) {
        List<String> values = new ArrayList<>();
        for (String name : names) {
            for (int i = 0; i < relation.columns().size(); i++) {
                if (relation.columns().get(i).name().equals(name)) {
                    row.get(i).ifPresent(values::add);
                }
            }
        }
        return values.size() == names.size() ? Optional.of(values) : Optional.empty();
    }
}
