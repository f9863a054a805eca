package dev.plumbline.catalog.ddl;

import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.PropertyDifference;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Owner, comments, privileges and defaults of a view's columns: set in the same way for every kind. */
public final class CommonProperties {

    private CommonProperties() {}

    /** Owner, comment and privileges are set in the same way for every kind. */
    public static void alter(
            CatalogObject expected,
            CatalogObject actual,
            Map<String, PropertyDifference> open,
            List<String> statements) {
        take(open, "owner")
                .ifPresent(owner -> statements.add(SqlText.alter(expected) + " owner to " + owner.expected()));
        take(open, "comment").ifPresent(comment -> statements.add(comment(expected, comment.expected())));
        take(open, "grants")
                .ifPresent(grants ->
                        statements.addAll(GrantStatements.statements(expected, grants.expected(), grants.actual())));
        take(open, "column comments")
                .ifPresent(change -> lists(
                        change,
                        "\n",
                        (column, was, is) -> statements.add("comment on column " + expected.identity() + "." + column
                                + " is " + (is == null ? "null" : SqlText.literal(is)))));
        take(open, "column grants")
                .ifPresent(change -> lists(
                        change,
                        "\n",
                        (column, was, is) ->
                                statements.addAll(GrantStatements.columnOfView(expected, column, is, was))));
        take(open, "column defaults")
                .ifPresent(change -> lists(
                        change,
                        ", ",
                        (column, was, is) -> statements.add(SqlText.alter(expected) + " alter column " + column
                                + (is == null ? " drop default" : " set default " + is))));
    }

    public static Optional<PropertyDifference> take(Map<String, PropertyDifference> open, String property) {
        return Optional.ofNullable(open.remove(property));
    }

    private static String comment(CatalogObject object, @Nullable String text) {
        return "comment on " + SqlText.reference(object) + " is " + (text == null ? "null" : SqlText.literal(text));
    }

    interface ColumnChange {
        void of(String column, @Nullable String actual, @Nullable String expected);
    }

    private static void lists(PropertyDifference difference, String separator, ColumnChange change) {
        Map<String, String> expected = entries(difference.expected(), separator);
        Map<String, String> actual = entries(difference.actual(), separator);
        var columns = new TreeSet<>(expected.keySet());
        columns.addAll(actual.keySet());
        for (String column : columns) {
            if (!Objects.equals(expected.get(column), actual.get(column))) {
                change.of(column, actual.get(column), expected.get(column));
            }
        }
    }

    private static Map<String, String> entries(@Nullable String list, String separator) {
        Map<String, String> entries = new TreeMap<>();
        if (list != null) {
            for (String entry : list.split(separator)) {
                int colon = entry.indexOf(": ");
                if (colon > 0) {
                    entries.put(entry.substring(0, colon), entry.substring(colon + 2));
                }
            }
        }
        return entries;
    }
}
