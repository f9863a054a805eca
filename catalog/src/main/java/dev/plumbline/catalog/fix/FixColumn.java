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
            CatalogObject want,
            CatalogObject have,
            Map<String, PropertyDifference> open,
            List<String> statements) {
        String table = SqlText.alterOwner(want);
        String alter = table + " alter column " + want.name();
        if (regenerated(catalog, want, have, open, statements)) {
            return;
        }
        type(want, have, open, statements, alter);
        take(open, "default")
                .ifPresent(change -> statements.add(
                        alter + (change.want() == null ? " drop default" : " set default " + change.want())));
        take(open, "not null").ifPresent(change -> {
            if ("not valid".equals(change.want())) {
                open.put("not null", change);
            } else {
                statements.add(alter + (change.want() == null ? " drop not null" : " set not null"));
            }
        });
        identity(want, open, statements, alter);
        take(open, "storage").ifPresent(change -> {
            if (change.want() == null) {
                open.put("storage", change);
            } else {
                statements.add(alter + " set storage " + change.want());
            }
        });
        take(open, "compression")
                .ifPresent(change -> statements.add(
                        alter + " set compression " + Objects.requireNonNullElse(change.want(), "default")));
        take(open, "statistics target")
                .ifPresent(change ->
                        statements.add(alter + " set statistics " + Objects.requireNonNullElse(change.want(), "-1")));
        take(open, "options").ifPresent(change -> FixProperties.parameters(alter, change, statements));
        take(open, "foreign options").ifPresent(change -> FixProperties.options(alter, change, statements));
        // Back to the storage of the type: only setting it by name works before PostgreSQL 16, and every version knows
        // extended.
        take(open, "storage").ifPresent(change -> statements.add(alter + " set storage extended"));
    }

    private static void type(
            CatalogObject want,
            CatalogObject have,
            Map<String, PropertyDifference> open,
            List<String> statements,
            String alter) {
        if (!open.containsKey("type") && !open.containsKey("collation")) {
            return;
        }
        boolean typeToo = open.remove("type") != null;
        open.remove("collation");
        String type = want.property("type").orElseThrow();
        if (typeToo && have.property("default").isPresent()) {
            statements.add(alter + " drop default");
        }
        statements.add(alter + " type " + type
                + want.property("collation")
                        .map(collation -> " collate " + collation)
                        .orElse("")
                + (typeToo ? " using " + want.name() + "::" + type : ""));
        if (typeToo && have.property("default").isPresent()) {
            open.remove("default");
            want.property("default").ifPresent(value -> statements.add(alter + " set default " + value));
        }
    }

    private static void identity(
            CatalogObject want, Map<String, PropertyDifference> open, List<String> statements, String alter) {
        Optional<PropertyDifference> identity = take(open, "identity");
        Optional<PropertyDifference> sequence = take(open, "identity sequence");
        if (identity.isPresent() && identity.get().want() == null) {
            statements.add(alter + " drop identity");
        } else if (identity.isPresent() && identity.get().have() == null) {
            statements.add(alter + " add " + TableText.identity(want));
        } else {
            identity.ifPresent(change -> statements.add(alter + " set generated " + change.want()));
            sequence.ifPresent(change -> statements.add(
                    alter + sequenceSettings(want.property("identity sequence").orElse(""))));
        }
    }

    /** {@code start 1 increment 2 cycle} as {@code set start 1 set increment 2 set cycle}. */
    private static String sequenceSettings(String settings) {
        String cycle = settings.endsWith(" cycle") ? " set cycle" : " set no cycle";
        return settings.replaceFirst(" cycle$", "").replaceAll("(^| )([a-z]+ -?\\d+)", " set $2") + cycle;
    }

    /** A generated column holds nothing of its own: it is dropped and added. */
    private static boolean regenerated(
            Catalog catalog,
            CatalogObject want,
            CatalogObject have,
            Map<String, PropertyDifference> open,
            List<String> statements) {
        boolean changed = open.containsKey("generated") || open.containsKey("generated as");
        if (!changed) {
            return false;
        }
        String table = SqlText.alterOwner(want);
        if (want.property("generated").isEmpty()) {
            open.remove("generated");
            open.remove("generated as");
            statements.add(table + " alter column " + want.name() + " drop expression");
            return false;
        }
        if (have.property("generated").isPresent()) {
            open.clear();
            statements.clear();
            statements.add(table + " drop column " + want.name());
            statements.add(table + " add column " + TableText.column(want));
            statements.addAll(ExtraStatements.of(catalog, want));
        }
        return true;
    }
}
