package dev.plumbline.catalog.fix;

import static dev.plumbline.catalog.ddl.CommonProperties.take;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.PropertyDifference;
import dev.plumbline.catalog.ddl.ExtraStatements;
import dev.plumbline.catalog.ddl.SqlText;
import dev.plumbline.catalog.ddl.TableText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Alters a column. */
final class FixColumn {

    private FixColumn() {}

    static void alter(
            Catalog catalog,
            CatalogObject expected,
            CatalogObject actual,
            Map<String, PropertyDifference> open,
            List<String> statements) {
        String table = SqlText.alterOwner(expected);
        String alter = table + " alter column " + expected.name();
        if (regenerated(catalog, expected, actual, open, statements)) {
            return;
        }
        type(expected, actual, open, statements, alter);
        take(open, "default")
                .ifPresent(change -> statements.add(
                        alter + (change.expected() == null ? " drop default" : " set default " + change.expected())));
        take(open, "not null").ifPresent(change -> {
            if ("not valid".equals(change.expected())) {
                open.put("not null", change);
            } else {
                statements.add(alter + (change.expected() == null ? " drop not null" : " set not null"));
            }
        });
        identity(expected, open, statements, alter);
        take(open, "storage").ifPresent(change -> {
            if (change.expected() == null) {
                open.put("storage", change);
            } else {
                statements.add(alter + " set storage " + change.expected());
            }
        });
        take(open, "compression")
                .ifPresent(change -> statements.add(
                        alter + " set compression " + Objects.requireNonNullElse(change.expected(), "default")));
        take(open, "statistics target")
                .ifPresent(change -> statements.add(
                        alter + " set statistics " + Objects.requireNonNullElse(change.expected(), "-1")));
        take(open, "options").ifPresent(change -> FixProperties.parameters(alter, change, statements));
        take(open, "foreign options").ifPresent(change -> FixProperties.options(alter, change, statements));
        // Back to the storage of the type: before PostgreSQL 16 it must be named, and every version knows extended.
        take(open, "storage").ifPresent(change -> statements.add(alter + " set storage extended"));
    }

    private static void type(
            CatalogObject expected,
            CatalogObject actual,
            Map<String, PropertyDifference> open,
            List<String> statements,
            String alter) {
        if (!open.containsKey("type") && !open.containsKey("collation")) {
            return;
        }
        boolean typeToo = open.remove("type") != null;
        open.remove("collation");
        String type = expected.property("type").orElseThrow();
        if (typeToo && actual.property("default").isPresent()) {
            statements.add(alter + " drop default");
        }
        statements.add(alter + " type " + type
                + expected.property("collation")
                        .map(collation -> " collate " + collation)
                        .orElse("")
                + (typeToo ? " using " + expected.name() + "::" + type : ""));
        if (typeToo && actual.property("default").isPresent()) {
            open.remove("default");
            expected.property("default").ifPresent(value -> statements.add(alter + " set default " + value));
        }
    }

    private static void identity(
            CatalogObject expected, Map<String, PropertyDifference> open, List<String> statements, String alter) {
        Optional<PropertyDifference> identity = take(open, "identity");
        Optional<PropertyDifference> sequence = take(open, "identity sequence");
        if (identity.isPresent() && identity.get().expected() == null) {
            statements.add(alter + " drop identity");
        } else if (identity.isPresent() && identity.get().actual() == null) {
            statements.add(alter + " add " + TableText.identity(expected));
        } else {
            identity.ifPresent(change -> statements.add(alter + " set generated " + change.expected()));
            sequence.ifPresent(change -> statements.add(alter
                    + sequenceSettings(expected.property("identity sequence").orElse(""))));
        }
    }

    /** {@code start 1 increment 2 cycle} as {@code set start 1 set increment 2 set cycle}. */
    private static String sequenceSettings(String settings) {
        String cycle = settings.endsWith(" cycle") ? " set cycle" : " set no cycle";
        return settings.replaceFirst(" cycle$", "").replaceAll("(^| )([a-z]+ -?\\d+)", " set $2") + cycle;
    }

    /** A generated column holds no data of its own: it is dropped and added. */
    private static boolean regenerated(
            Catalog catalog,
            CatalogObject expected,
            CatalogObject actual,
            Map<String, PropertyDifference> open,
            List<String> statements) {
        boolean changed = open.containsKey("generated") || open.containsKey("generated as");
        if (!changed) {
            return false;
        }
        String table = SqlText.alterOwner(expected);
        if (expected.property("generated").isEmpty()) {
            open.remove("generated");
            open.remove("generated as");
            statements.add(table + " alter column " + expected.name() + " drop expression");
            return false;
        }
        if (actual.property("generated").isPresent()) {
            open.clear();
            statements.clear();
            statements.add(table + " drop column " + expected.name());
            statements.add(table + " add column " + TableText.column(expected));
            statements.addAll(ExtraStatements.of(catalog, expected));
        }
        return true;
    }
}
