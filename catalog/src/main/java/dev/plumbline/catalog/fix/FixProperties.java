package dev.plumbline.catalog.fix;

import static dev.plumbline.catalog.ddl.CommonProperties.take;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.Identity;
import dev.plumbline.catalog.PropertyDifference;
import dev.plumbline.catalog.ddl.CreateStatement;
import dev.plumbline.catalog.ddl.DatabaseStatements;
import dev.plumbline.catalog.ddl.ExtraStatements;
import dev.plumbline.catalog.ddl.SqlText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Alters the properties of each kind, and removes from the list what it can alter. */
final class FixProperties {

    private FixProperties() {}

    static void alter(
            Catalog catalog,
            CatalogObject expected,
            CatalogObject actual,
            Map<String, PropertyDifference> open,
            List<String> statements) {
        switch (expected.kind()) {
            case TABLE, FOREIGN_TABLE -> table(expected, open, statements);
            case COLUMN -> FixColumn.alter(catalog, expected, actual, open, statements);
            case CONSTRAINT, INDEX -> index(expected, open, statements);
            case SEQUENCE -> sequence(expected, open, statements);
            case VIEW -> view(catalog, expected, open, statements);
            case MATERIALIZED_VIEW -> materializedView(expected, open, statements);
            case FUNCTION, PROCEDURE, AGGREGATE -> function(catalog, expected, actual, open, statements);
            case TRIGGER, RULE, EVENT_TRIGGER -> trigger(expected, open, statements);
            case ENUM -> FixType.labels(expected, open, statements);
            case DOMAIN -> FixType.domain(expected, open, statements);
            case COMPOSITE_TYPE -> FixType.attributes(expected, open, statements);
            case EXTENSION -> extension(expected, open, statements);
            case STATISTICS ->
                take(open, "statistics target")
                        .ifPresent(target -> statements.add(SqlText.alter(expected) + " set statistics "
                                + Objects.requireNonNullElse(target.expected(), "-1")));
            case DEFAULT_PRIVILEGES -> open.remove("owner");
            case DATABASE, ROLE_SETTINGS -> DatabaseStatements.alter(expected, open, statements);
            case SERVER, FOREIGN_DATA_WRAPPER ->
                take(open, "options").ifPresent(change -> options(SqlText.alter(expected), change, statements));
            default -> {}
        }
    }

    private static void table(CatalogObject expected, Map<String, PropertyDifference> open, List<String> statements) {
        String alter = SqlText.alter(expected);
        take(open, "row security")
                .ifPresent(change -> statements.add(
                        alter + (change.expected() == null ? " disable" : " enable") + " row level security"));
        take(open, "row security of the owner")
                .ifPresent(change -> statements.add(
                        alter + (change.expected() == null ? " no force" : " force") + " row level security"));
        take(open, "persistence")
                .ifPresent(change ->
                        statements.add(alter + " set " + Objects.requireNonNullElse(change.expected(), "logged")));
        take(open, "options").ifPresent(change -> parameters(alter, change, statements));
        take(open, "access method")
                .ifPresent(change -> statements.add(
                        alter + " set access method " + Objects.requireNonNullElse(change.expected(), "heap")));
        take(open, "tablespace")
                .ifPresent(change -> statements.add(
                        alter + " set tablespace " + Objects.requireNonNullElse(change.expected(), "pg_default")));
        take(open, "replica identity")
                .ifPresent(change -> statements.add(
                        alter + " replica identity " + Objects.requireNonNullElse(change.expected(), "default")));
        take(open, "inherits").ifPresent(change -> {
            SqlText.items(Objects.requireNonNullElse(change.actual(), ""))
                    .forEach(parent -> statements.add(alter + " no inherit " + parent));
            SqlText.items(Objects.requireNonNullElse(change.expected(), ""))
                    .forEach(parent -> statements.add(alter + " inherit " + parent));
        });
        take(open, "of type")
                .ifPresent(change ->
                        statements.add(alter + (change.expected() == null ? " not of" : " of " + change.expected())));
        take(open, "foreign options").ifPresent(change -> options(alter, change, statements));
        partition(expected, open, statements);
    }

    private static void partition(
            CatalogObject expected, Map<String, PropertyDifference> open, List<String> statements) {
        Optional<PropertyDifference> parent = take(open, "partition of");
        Optional<PropertyDifference> bound = take(open, "partition bound");
        if (parent.isEmpty() && bound.isEmpty()) {
            return;
        }
        String detachFrom = parent.isPresent()
                ? parent.get().actual()
                : expected.property("partition of").orElse(null);
        if (detachFrom != null) {
            statements.add("alter table " + detachFrom + " detach partition " + expected.identity());
        }
        expected.property("partition of")
                .ifPresent(to -> statements.add("alter table " + to + " attach partition " + expected.identity() + " "
                        + expected.property("partition bound").orElse("default")));
    }

    /** Storage parameters: expected ones are set, unexpected ones reset. */
    static void parameters(String alter, PropertyDifference change, List<String> statements) {
        List<String> expected = SqlText.items(Objects.requireNonNullElse(change.expected(), ""));
        List<String> actual = SqlText.items(Objects.requireNonNullElse(change.actual(), ""));
        String reset = actual.stream()
                .map(FixProperties::key)
                .filter(key -> expected.stream().noneMatch(option -> key(option).equals(key)))
                .collect(Collectors.joining(", "));
        if (!reset.isEmpty()) {
            statements.add(alter + " reset (" + reset + ")");
        }
        if (!expected.isEmpty()) {
            statements.add(alter + " set (" + String.join(", ", expected) + ")");
        }
    }

    private static String key(String option) {
        int end = option.indexOf('=');
        return end < 0 ? option : option.substring(0, end);
    }

    /** Options of foreign objects: all present ones are dropped, all expected ones added. */
    static void options(String alter, PropertyDifference change, List<String> statements) {
        List<String> actual = SqlText.items(Objects.requireNonNullElse(change.actual(), ""));
        List<String> expected = SqlText.items(Objects.requireNonNullElse(change.expected(), ""));
        if (!actual.isEmpty()) {
            statements.add(alter + " options ("
                    + actual.stream()
                            .map(option -> "drop " + option.substring(0, option.indexOf(" '")))
                            .collect(Collectors.joining(", "))
                    + ")");
        }
        if (!expected.isEmpty()) {
            statements.add(alter + " options ("
                    + expected.stream().map(option -> "add " + option).collect(Collectors.joining(", ")) + ")");
        }
    }

    private static void index(CatalogObject expected, Map<String, PropertyDifference> open, List<String> statements) {
        if (open.containsKey("definition") || open.containsKey("unique") || open.containsKey("its triggers")) {
            return;
        }
        String table = SqlText.alterOwner(expected);
        if (open.containsKey("validated")
                && Objects.requireNonNull(open.get("validated")).expected() == null) {
            open.remove("validated");
            statements.add(table + " validate constraint " + expected.name());
        }
        String index = Identity.qualifier(expected.owner().orElse(""));
        String name = expected.kind() == CatalogKind.INDEX
                ? expected.identity()
                : (index.isEmpty() ? "" : index + ".") + expected.name();
        for (String valid : List.of("valid", "index valid")) {
            if (open.containsKey(valid)
                    && Objects.requireNonNull(open.get(valid)).expected() == null) {
                open.remove(valid);
                statements.add("reindex index " + name);
            }
        }
        take(open, "clustered")
                .ifPresent(change -> statements.add(table
                        + (change.expected() == null ? " set without cluster" : " cluster on " + expected.name())));
        take(open, "replica identity")
                .ifPresent(change -> statements.add(table
                        + (change.expected() == null
                                ? " replica identity default"
                                : " replica identity using index " + expected.name())));
        take(open, "tablespace")
                .ifPresent(change -> statements.add("alter index " + name + " set tablespace "
                        + Objects.requireNonNullElse(change.expected(), "pg_default")));
        take(open, "index options").ifPresent(change -> parameters("alter index " + name, change, statements));
    }

    private static void sequence(
            CatalogObject expected, Map<String, PropertyDifference> open, List<String> statements) {
        take(open, "owned by")
                .ifPresent(change -> statements.add(SqlText.alter(expected) + " owned by "
                        + Objects.requireNonNullElse(change.expected(), "none")));
        take(open, "persistence")
                .ifPresent(change -> statements.add(
                        SqlText.alter(expected) + " set " + Objects.requireNonNullElse(change.expected(), "logged")));
        if (!open.isEmpty()) {
            open.clear();
            statements.add(SqlText.alter(expected) + CreateStatement.settings(expected));
        }
    }

    private static void view(
            Catalog catalog, CatalogObject expected, Map<String, PropertyDifference> open, List<String> statements) {
        take(open, "options").ifPresent(change -> {
            if (!open.containsKey("definition")) {
                parameters(SqlText.alter(expected), change, statements);
            }
        });
        Optional<PropertyDifference> columns = take(open, "columns");
        if (open.remove("definition") != null || columns.isPresent()) {
            boolean onlyAppends = columns.map(change -> change.actual() == null
                            || Objects.requireNonNullElse(change.expected(), "").startsWith(change.actual()))
                    .orElse(true);
            if (!onlyAppends) {
                statements.add("drop view " + expected.identity());
            }
            statements.add(CreateStatement.view(expected));
            if (!onlyAppends) {
                statements.addAll(ExtraStatements.of(catalog, expected));
            }
        }
    }

    private static void materializedView(
            CatalogObject expected, Map<String, PropertyDifference> open, List<String> statements) {
        if (open.containsKey("definition") || open.containsKey("columns")) {
            return;
        }
        take(open, "options").ifPresent(change -> parameters(SqlText.alter(expected), change, statements));
        take(open, "populated")
                .ifPresent(change -> statements.add("refresh materialized view " + expected.identity()
                        + (change.expected() == null ? "" : " with no data")));
    }

    private static void function(
            Catalog catalog,
            CatalogObject expected,
            CatalogObject actual,
            Map<String, PropertyDifference> open,
            List<String> statements) {
        boolean another = open.containsKey("arguments") || open.containsKey("returns");
        Optional<List<String>> made = CreateStatement.statements(catalog, expected, Set.of());
        if (made.isEmpty()) {
            return;
        }
        open.clear();
        if (another) {
            statements.clear();
            statements.add(FixDrop.statement(actual));
            statements.addAll(made.get());
        } else {
            statements.add(made.get().get(0));
        }
    }

    private static void trigger(CatalogObject expected, Map<String, PropertyDifference> open, List<String> statements) {
        if (expected.kind() == CatalogKind.RULE && open.remove("definition") != null) {
            statements.add(
                    expected.property("definition").orElse("").replaceFirst("^CREATE RULE", "CREATE OR REPLACE RULE"));
        }
        if (!open.containsKey("definition")) {
            take(open, "enabled")
                    .ifPresent(change -> statements.add(ExtraStatements.enable(expected, change.expected())));
        }
    }

    private static void extension(
            CatalogObject expected, Map<String, PropertyDifference> open, List<String> statements) {
        take(open, "version")
                .ifPresent(change -> statements.add(SqlText.alter(expected) + " update to "
                        + SqlText.literal(Objects.requireNonNullElse(change.expected(), ""))));
        take(open, "schema")
                .ifPresent(change -> statements.add(SqlText.alter(expected) + " set schema " + change.expected()));
    }
}
