package dev.plumbline.catalog;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Alters an object that is there but not as it should be. */
final class FixChange {

    private static final Set<CatalogKind> MADE_ANEW = EnumSet.of(
            CatalogKind.INDEX,
            CatalogKind.CONSTRAINT,
            CatalogKind.TRIGGER,
            CatalogKind.POLICY,
            CatalogKind.STATISTICS,
            CatalogKind.OPERATOR,
            CatalogKind.CAST,
            CatalogKind.EVENT_TRIGGER,
            CatalogKind.PUBLISHED_TABLE,
            CatalogKind.TEXT_SEARCH_DICTIONARY,
            CatalogKind.TEXT_SEARCH_CONFIGURATION,
            CatalogKind.MATERIALIZED_VIEW);

    private FixChange() {}

    static Fix of(Catalog catalog, CatalogObject want, CatalogObject have, List<PropertyDifference> differences) {
        Map<String, PropertyDifference> open = new TreeMap<>();
        differences.forEach(difference -> open.put(difference.property(), difference));
        List<String> statements = new ArrayList<>();
        common(want, have, open, statements);
        if (!open.isEmpty()) {
            FixProperties.alter(catalog, want, have, open, statements);
        }
        if (want.kind() == CatalogKind.DATABASE || want.kind() == CatalogKind.ROLE_SETTINGS) {
            statements.replaceAll(FixDatabase::here);
        }
        if (open.isEmpty()) {
            return caution(want, differences, Fix.of(statements));
        }
        return anew(catalog, want, have)
                .map(Fix::of)
                .orElseGet(() -> Fix.none("no statement can be derived that changes " + String.join(", ", open.keySet())
                        + " of the " + want.key()));
    }

    /** Owner, comment and grants are set the same way for every kind. */
    private static void common(
            CatalogObject want, CatalogObject have, Map<String, PropertyDifference> open, List<String> statements) {
        take(open, "owner").ifPresent(owner -> statements.add(Sql.alter(want) + " owner to " + owner.want()));
        take(open, "comment").ifPresent(comment -> statements.add(comment(want, comment.want())));
        take(open, "grants")
                .ifPresent(grants -> statements.addAll(FixGrants.statements(want, grants.want(), grants.have())));
        take(open, "column comments")
                .ifPresent(change -> lists(
                        change,
                        "\n",
                        (column, was, is) -> statements.add("comment on column " + want.identity() + "." + column
                                + " is " + (is == null ? "null" : Sql.literal(is)))));
        take(open, "column grants")
                .ifPresent(change -> lists(
                        change,
                        "\n",
                        (column, was, is) -> statements.addAll(FixGrants.columnOfView(want, column, is, was))));
        take(open, "column defaults")
                .ifPresent(change -> lists(
                        change,
                        ", ",
                        (column, was, is) -> statements.add(Sql.alter(want) + " alter column " + column
                                + (is == null ? " drop default" : " set default " + is))));
    }

    static Optional<PropertyDifference> take(Map<String, PropertyDifference> open, String property) {
        return Optional.ofNullable(open.remove(property));
    }

    private static String comment(CatalogObject object, @Nullable String text) {
        return "comment on " + Sql.reference(object) + " is " + (text == null ? "null" : Sql.literal(text));
    }

    interface ColumnChange {
        void of(String column, @Nullable String have, @Nullable String want);
    }

    private static void lists(PropertyDifference difference, String separator, ColumnChange change) {
        Map<String, String> want = entries(difference.want(), separator);
        Map<String, String> have = entries(difference.have(), separator);
        var columns = new TreeSet<>(want.keySet());
        columns.addAll(have.keySet());
        for (String column : columns) {
            if (!Objects.equals(want.get(column), have.get(column))) {
                change.of(column, have.get(column), want.get(column));
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

    private static Fix caution(CatalogObject want, List<PropertyDifference> differences, Fix fix) {
        Set<String> names =
                differences.stream().map(PropertyDifference::property).collect(Collectors.toSet());
        if (want.kind() == CatalogKind.COLUMN && names.contains("type")) {
            return fix.but("rewrites the table; values that do not convert make it fail");
        }
        if (want.kind() == CatalogKind.COLUMN && names.contains("not null")) {
            return fix.but("fails when there are rows without a value");
        }
        return fix;
    }

    /** Drops and makes again what holds no data of its own, with everything that hangs on it. */
    private static Optional<List<String>> anew(Catalog catalog, CatalogObject want, CatalogObject have) {
        if (!MADE_ANEW.contains(want.kind())) {
            return Optional.empty();
        }
        List<String> statements = new ArrayList<>(List.of(FixDrop.statement(have)));
        List<CatalogObject> again = new ArrayList<>(List.of(want));
        catalog.objects().stream()
                .filter(part -> part.partOf().contains(want.key()))
                .forEach(again::add);
        for (CatalogObject object : again) {
            Optional<List<String>> made = FixCreate.statements(catalog, object, Set.of(want.key()));
            if (made.isEmpty()) {
                return Optional.empty();
            }
            statements.addAll(made.get());
        }
        return Optional.of(statements);
    }

    /** What is set on a new object after creating it. */
    static List<String> extras(Catalog catalog, CatalogObject object) {
        Map<String, PropertyDifference> open = new TreeMap<>();
        object.properties().forEach((name, value) -> open.put(name, new PropertyDifference(name, value, null)));
        List<String> statements = new ArrayList<>();
        if (object.kind() == CatalogKind.DEFAULT_PRIVILEGES) {
            return statements;
        }
        open.remove("grants");
        common(object, object, open, statements);
        statements.addAll(FixGrants.afterCreating(catalog, object));
        FixProperties.settle(object, statements);
        return statements;
    }
}
