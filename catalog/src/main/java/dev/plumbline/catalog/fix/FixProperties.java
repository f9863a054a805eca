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

/** Alters the properties of each kind; what it can alter it takes off the list. */
final class FixProperties {

    private FixProperties() {}

    static void alter(
            Catalog catalog,
            CatalogObject want,
            CatalogObject have,
            Map<String, PropertyDifference> open,
            List<String> statements) {
        switch (want.kind()) {
            case TABLE, FOREIGN_TABLE -> table(want, open, statements);
            case COLUMN -> FixColumn.alter(catalog, want, have, open, statements);
            case CONSTRAINT, INDEX -> index(want, open, statements);
            case SEQUENCE -> sequence(want, open, statements);
            case VIEW -> view(catalog, want, open, statements);
            case MATERIALIZED_VIEW -> materializedView(want, open, statements);
            case FUNCTION, PROCEDURE, AGGREGATE -> function(catalog, want, have, open, statements);
            case TRIGGER, RULE, EVENT_TRIGGER -> trigger(want, open, statements);
            case ENUM -> FixType.labels(want, open, statements);
            case DOMAIN -> FixType.domain(want, open, statements);
            case COMPOSITE_TYPE -> FixType.attributes(want, open, statements);
            case EXTENSION -> extension(want, open, statements);
            case STATISTICS ->
                take(open, "statistics target")
                        .ifPresent(target -> statements.add(SqlText.alter(want) + " set statistics "
                                + Objects.requireNonNullElse(target.want(), "-1")));
            case DEFAULT_PRIVILEGES -> open.remove("owner");
            case DATABASE, ROLE_SETTINGS -> DatabaseStatements.alter(want, open, statements);
            case SERVER, FOREIGN_DATA_WRAPPER ->
                take(open, "options").ifPresent(change -> options(SqlText.alter(want), change, statements));
            default -> {}
        }
    }

    private static void table(CatalogObject want, Map<String, PropertyDifference> open, List<String> statements) {
        String alter = SqlText.alter(want);
        take(open, "row security")
                .ifPresent(change -> statements.add(
                        alter + (change.want() == null ? " disable" : " enable") + " row level security"));
        take(open, "row security of the owner")
                .ifPresent(change -> statements.add(
                        alter + (change.want() == null ? " no force" : " force") + " row level security"));
        take(open, "persistence")
                .ifPresent(change ->
                        statements.add(alter + " set " + Objects.requireNonNullElse(change.want(), "logged")));
        take(open, "options").ifPresent(change -> parameters(alter, change, statements));
        take(open, "access method")
                .ifPresent(change -> statements.add(
                        alter + " set access method " + Objects.requireNonNullElse(change.want(), "heap")));
        take(open, "tablespace")
                .ifPresent(change -> statements.add(
                        alter + " set tablespace " + Objects.requireNonNullElse(change.want(), "pg_default")));
        take(open, "replica identity")
                .ifPresent(change -> statements.add(
                        alter + " replica identity " + Objects.requireNonNullElse(change.want(), "default")));
        take(open, "inherits").ifPresent(change -> {
            SqlText.items(Objects.requireNonNullElse(change.have(), ""))
                    .forEach(parent -> statements.add(alter + " no inherit " + parent));
            SqlText.items(Objects.requireNonNullElse(change.want(), ""))
                    .forEach(parent -> statements.add(alter + " inherit " + parent));
        });
        take(open, "of type")
                .ifPresent(
                        change -> statements.add(alter + (change.want() == null ? " not of" : " of " + change.want())));
        take(open, "foreign options").ifPresent(change -> options(alter, change, statements));
        partition(want, open, statements);
    }

    private static void partition(CatalogObject want, Map<String, PropertyDifference> open, List<String> statements) {
        Optional<PropertyDifference> parent = take(open, "partition of");
        Optional<PropertyDifference> bound = take(open, "partition bound");
        if (parent.isEmpty() && bound.isEmpty()) {
            return;
        }
        String detachFrom = parent.isPresent()
                ? parent.get().have()
                : want.property("partition of").orElse(null);
        if (detachFrom != null) {
            statements.add("alter table " + detachFrom + " detach partition " + want.identity());
        }
        want.property("partition of")
                .ifPresent(to -> statements.add("alter table " + to + " attach partition " + want.identity() + " "
                        + want.property("partition bound").orElse("default")));
    }

    /** Storage parameters: those wanted are set, those only found are reset. */
    static void parameters(String alter, PropertyDifference change, List<String> statements) {
        List<String> want = SqlText.items(Objects.requireNonNullElse(change.want(), ""));
        List<String> have = SqlText.items(Objects.requireNonNullElse(change.have(), ""));
        String reset = have.stream()
                .map(FixProperties::key)
                .filter(key -> want.stream().noneMatch(option -> key(option).equals(key)))
                .collect(Collectors.joining(", "));
        if (!reset.isEmpty()) {
            statements.add(alter + " reset (" + reset + ")");
        }
        if (!want.isEmpty()) {
            statements.add(alter + " set (" + String.join(", ", want) + ")");
        }
    }

    private static String key(String option) {
        int end = option.indexOf('=');
        return end < 0 ? option : option.substring(0, end);
    }

    /** Options of foreign objects: all found are dropped, all wanted added. */
    static void options(String alter, PropertyDifference change, List<String> statements) {
        List<String> have = SqlText.items(Objects.requireNonNullElse(change.have(), ""));
        List<String> want = SqlText.items(Objects.requireNonNullElse(change.want(), ""));
        if (!have.isEmpty()) {
            statements.add(alter + " options ("
                    + have.stream()
                            .map(option -> "drop " + option.substring(0, option.indexOf(" '")))
                            .collect(Collectors.joining(", "))
                    + ")");
        }
        if (!want.isEmpty()) {
            statements.add(alter + " options ("
                    + want.stream().map(option -> "add " + option).collect(Collectors.joining(", ")) + ")");
        }
    }

    private static void index(CatalogObject want, Map<String, PropertyDifference> open, List<String> statements) {
        if (open.containsKey("definition") || open.containsKey("unique") || open.containsKey("its triggers")) {
            return;
        }
        String table = SqlText.alterOwner(want);
        if (open.containsKey("validated")
                && Objects.requireNonNull(open.get("validated")).want() == null) {
            open.remove("validated");
            statements.add(table + " validate constraint " + want.name());
        }
        String index = Identity.qualifier(want.owner().orElse(""));
        String name =
                want.kind() == CatalogKind.INDEX ? want.identity() : (index.isEmpty() ? "" : index + ".") + want.name();
        for (String valid : List.of("valid", "index valid")) {
            if (open.containsKey(valid)
                    && Objects.requireNonNull(open.get(valid)).want() == null) {
                open.remove(valid);
                statements.add("reindex index " + name);
            }
        }
        take(open, "clustered")
                .ifPresent(change -> statements.add(
                        table + (change.want() == null ? " set without cluster" : " cluster on " + want.name())));
        take(open, "replica identity")
                .ifPresent(change -> statements.add(table
                        + (change.want() == null
                                ? " replica identity default"
                                : " replica identity using index " + want.name())));
        take(open, "tablespace")
                .ifPresent(change -> statements.add("alter index " + name + " set tablespace "
                        + Objects.requireNonNullElse(change.want(), "pg_default")));
        take(open, "index options").ifPresent(change -> parameters("alter index " + name, change, statements));
    }

    private static void sequence(CatalogObject want, Map<String, PropertyDifference> open, List<String> statements) {
        take(open, "owned by")
                .ifPresent(change -> statements.add(
                        SqlText.alter(want) + " owned by " + Objects.requireNonNullElse(change.want(), "none")));
        take(open, "persistence")
                .ifPresent(change -> statements.add(
                        SqlText.alter(want) + " set " + Objects.requireNonNullElse(change.want(), "logged")));
        if (!open.isEmpty()) {
            open.clear();
            statements.add(SqlText.alter(want) + CreateStatement.settings(want));
        }
    }

    private static void view(
            Catalog catalog, CatalogObject want, Map<String, PropertyDifference> open, List<String> statements) {
        take(open, "options").ifPresent(change -> {
            if (!open.containsKey("definition")) {
                parameters(SqlText.alter(want), change, statements);
            }
        });
        Optional<PropertyDifference> columns = take(open, "columns");
        if (open.remove("definition") != null || columns.isPresent()) {
            boolean onlyAppends = columns.map(change -> change.have() == null
                            || Objects.requireNonNullElse(change.want(), "").startsWith(change.have()))
                    .orElse(true);
            if (!onlyAppends) {
                statements.add("drop view " + want.identity());
            }
            statements.add(CreateStatement.view(want));
            if (!onlyAppends) {
                statements.addAll(ExtraStatements.of(catalog, want));
            }
        }
    }

    private static void materializedView(
            CatalogObject want, Map<String, PropertyDifference> open, List<String> statements) {
        if (open.containsKey("definition") || open.containsKey("columns")) {
            return;
        }
        take(open, "options").ifPresent(change -> parameters(SqlText.alter(want), change, statements));
        take(open, "populated")
                .ifPresent(change -> statements.add("refresh materialized view " + want.identity()
                        + (change.want() == null ? "" : " with no data")));
    }

    private static void function(
            Catalog catalog,
            CatalogObject want,
            CatalogObject have,
            Map<String, PropertyDifference> open,
            List<String> statements) {
        boolean another = open.containsKey("arguments") || open.containsKey("returns");
        Optional<List<String>> made = CreateStatement.statements(catalog, want, Set.of());
        if (made.isEmpty()) {
            return;
        }
        open.clear();
        if (another) {
            statements.clear();
            statements.add(FixDrop.statement(have));
            statements.addAll(made.get());
        } else {
            statements.add(made.get().get(0));
        }
    }

    private static void trigger(CatalogObject want, Map<String, PropertyDifference> open, List<String> statements) {
        if (want.kind() == CatalogKind.RULE && open.remove("definition") != null) {
            statements.add(
                    want.property("definition").orElse("").replaceFirst("^CREATE RULE", "CREATE OR REPLACE RULE"));
        }
        if (!open.containsKey("definition")) {
            take(open, "enabled").ifPresent(change -> statements.add(ExtraStatements.enable(want, change.want())));
        }
    }

    private static void extension(CatalogObject want, Map<String, PropertyDifference> open, List<String> statements) {
        take(open, "version")
                .ifPresent(change -> statements.add(SqlText.alter(want) + " update to "
                        + SqlText.literal(Objects.requireNonNullElse(change.want(), ""))));
        take(open, "schema").ifPresent(change -> statements.add(SqlText.alter(want) + " set schema " + change.want()));
    }
}
