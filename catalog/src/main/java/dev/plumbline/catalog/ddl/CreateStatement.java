package dev.plumbline.catalog.ddl;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The statements that make an object as it should be. */
public final class CreateStatement {

    private CreateStatement() {}

    /**
     * Empty when they cannot be derived; an empty list when making something else makes this too.
     *
     * @param alongside the keys of everything that is being made together
     */
    public static Optional<List<String>> statements(Catalog want, CatalogObject object, Set<String> alongside) {
        if (comesWithAnother(object, alongside)) {
            return Optional.of(object.kind() == CatalogKind.COLUMN ? ExtraStatements.of(want, object) : List.of());
        }
        return create(want, object).map(create -> {
            List<String> statements = new ArrayList<>(create);
            statements.addAll(ExtraStatements.of(want, object));
            return statements;
        });
    }

    /** A column with its table, a partition's copy with the parent's or with its being attached, an inherited column. */
    private static boolean comesWithAnother(CatalogObject object, Set<String> alongside) {
        boolean copy = object.kind() != CatalogKind.TABLE
                && object.partOf().stream()
                        .anyMatch(whole -> whole.startsWith(object.kind().id() + " "));
        boolean tableToo = object.owner()
                .map(owner -> alongside.contains("table " + owner) || alongside.contains("foreign table " + owner))
                .orElse(false);
        return copy && (tableToo || object.partOf().stream().anyMatch(alongside::contains))
                || object.kind() == CatalogKind.COLUMN && tableToo;
    }

    private static Optional<List<String>> create(Catalog want, CatalogObject object) {
        String name = object.identity();
        String definition = object.property("definition").orElse("");
        return switch (object.kind()) {
            case ROLE_SETTINGS -> Optional.of(DatabaseStatements.create(object));
            case SCHEMA -> made("create schema " + name);
            case EXTENSION ->
                made("create extension " + name + schema(object) + clause(object, " version ", "version", true));
            case ENUM ->
                made("create type " + name + " as enum ("
                        + object.property("labels").orElse("") + ")");
            case COMPOSITE_TYPE ->
                made("create type " + name + " as ("
                        + object.property("attributes").orElse("") + ")");
            case RANGE_TYPE -> made("create type " + name + " as range (" + definition + ")");
            case DOMAIN ->
                made("create domain " + name + " as " + object.property("type").orElseThrow()
                        + clause(object, " collate ", "collation") + clause(object, " default ", "default")
                        + flag(object, "not null", " not null"));
            case SEQUENCE -> Optional.of(sequence(object));
            case TABLE, FOREIGN_TABLE -> made(TableText.create(want, object));
            case COLUMN -> made(SqlText.alterOwner(object) + " add column " + TableText.column(object));
            case FUNCTION, PROCEDURE -> FunctionText.create(object).map(List::of);
            case AGGREGATE -> made("create or replace aggregate " + name + " (" + definition + ")");
            case CONSTRAINT ->
                made(SqlText.alterOwner(object) + " add constraint " + object.name() + " " + definition
                        + flag(object, "validated", " not valid"));
            case INDEX ->
                made("create " + flag(object, "unique", "unique ") + "index " + object.name() + " on "
                        + object.property("on").orElse("") + " " + definition);
            case VIEW -> made(view(object));
            case MATERIALIZED_VIEW -> made(materializedView(object));
            case TRIGGER -> made(definition);
            case STATISTICS -> made(statistics(object, definition));
            case RULE ->
                made(definition
                        .replaceFirst("^CREATE RULE", "CREATE OR REPLACE RULE")
                        .replaceFirst(";$", ""));
            case POLICY -> made(policy(object));
            case OPERATOR -> made("create operator " + name.substring(0, name.indexOf(" (")) + " (" + definition + ")");
            case CAST, EVENT_TRIGGER -> made("create " + object.key() + " " + definition);
            case COLLATION ->
                made("create collation " + name + " (provider = "
                        + object.property("provider").orElse("")
                        + clause(object, ", lc_collate = ", "locale", true)
                        + clause(object, ", lc_ctype = ", "ctype", true)
                        + flag(object, "deterministic", ", deterministic = false") + ")");
            case PUBLICATION -> made(publication(object));
            case PUBLISHED_TABLE ->
                made("alter publication " + SqlText.words(object)[0] + " add "
                        + definition.strip().replaceFirst("^table ", "table only "));
            case PUBLISHED_SCHEMA ->
                made("alter publication " + SqlText.words(object)[0] + " add tables in schema "
                        + SqlText.words(object)[1]);
            case TEXT_SEARCH_DICTIONARY ->
                made("create " + object.key() + " (template = "
                        + object.property("based on").orElse("") + clause(object, ", ", "definition") + ")");
            case TEXT_SEARCH_CONFIGURATION -> Optional.of(configuration(object));
            case FOREIGN_DATA_WRAPPER, SERVER ->
                made("create " + object.key() + clause(object, " ", "definition") + options(object));
            case OPERATOR_FAMILY ->
                object.property("family").isEmpty() ? made("create " + object.key()) : Optional.empty();
            case DEFAULT_PRIVILEGES ->
                Optional.of(GrantStatements.statements(
                        object, object.property("grants").orElse("nobody"), null));
            case TEXT_SEARCH_PARSER,
                    TEXT_SEARCH_TEMPLATE,
                    LANGUAGE,
                    TRANSFORM,
                    CONVERSION,
                    OPERATOR_CLASS,
                    ACCESS_METHOD,
                    USER_MAPPING,
                    SUBSCRIPTION,
                    BASE_TYPE,
                    DATABASE,
                    LARGE_OBJECT -> Optional.empty();
        };
    }

    private static Optional<List<String>> made(String statement) {
        return Optional.of(List.of(statement));
    }

    public static String options(CatalogObject object) {
        return object.property("options")
                .map(options -> " options (" + options + ")")
                .orElse("");
    }

    private static String clause(CatalogObject object, String before, String property) {
        return clause(object, before, property, false);
    }

    private static String clause(CatalogObject object, String before, String property, boolean quoted) {
        return object.property(property)
                .map(value -> before + (quoted ? SqlText.literal(value) : value))
                .orElse("");
    }

    private static String flag(CatalogObject object, String property, String text) {
        return object.property(property).isPresent() ? text : "";
    }

    private static String schema(CatalogObject extension) {
        return extension
                .property("schema")
                .filter(schema -> !schema.equals("(home)"))
                .map(schema -> " schema " + schema)
                .orElse("");
    }

    private static List<String> sequence(CatalogObject object) {
        List<String> statements = new ArrayList<>();
        boolean unlogged = object.property("persistence").isPresent();
        statements.add("create " + (unlogged ? "unlogged " : "") + "sequence " + object.identity() + settings(object));
        return statements;
    }

    /** Everything a sequence can be set to. */
    public static String settings(CatalogObject sequence) {
        return clause(sequence, " as ", "type")
                + clause(sequence, " increment by ", "increment")
                + clause(sequence, " minvalue ", "minimum")
                + clause(sequence, " maxvalue ", "maximum")
                + clause(sequence, " start with ", "start")
                + clause(sequence, " cache ", "cache")
                + (sequence.property("cycle").isPresent() ? " cycle" : " no cycle");
    }

    public static String view(CatalogObject object) {
        return "create or replace view " + object.identity() + with(object) + " as\n" + query(object);
    }

    private static String materializedView(CatalogObject object) {
        return "create materialized view " + object.identity() + clause(object, " using ", "access method")
                + with(object)
                + clause(object, " tablespace ", "tablespace") + " as\n" + query(object)
                + (object.property("populated").isPresent() ? "\nwith no data" : "");
    }

    private static String query(CatalogObject object) {
        return object.property("definition").orElse("").replaceFirst(";\\s*$", "");
    }

    public static String with(CatalogObject object) {
        return object.property("options")
                .map(options -> " with (" + options + ")")
                .orElse("");
    }

    private static String policy(CatalogObject object) {
        return "create policy " + object.name() + " on " + object.owner().orElse("")
                + clause(object, " as ", "mode") + clause(object, " for ", "command") + clause(object, " to ", "roles")
                + object.property("using")
                        .map(using -> " using (" + using + ")")
                        .orElse("")
                + object.property("with check")
                        .map(check -> " with check (" + check + ")")
                        .orElse("");
    }

    private static String publication(CatalogObject object) {
        List<String> words =
                Arrays.asList(object.property("definition").orElse("").split(", "));
        String publish = words.stream()
                .filter(word -> Set.of("insert", "update", "delete", "truncate").contains(word))
                .collect(Collectors.joining(", "));
        return "create " + object.key() + (words.contains("all tables") ? " for all tables" : "") + " with (publish = "
                + SqlText.literal(publish) + (words.contains("via root") ? ", publish_via_partition_root" : "") + ")";
    }

    /** On a single expression no kinds may be named. */
    private static String statistics(CatalogObject object, String definition) {
        return "create statistics " + object.identity() + " " + definition.replaceFirst("^\\(\\) ", "") + " from "
                + object.owner().orElse("");
    }

    private static List<String> configuration(CatalogObject object) {
        List<String> statements = new ArrayList<>();
        statements.add("create " + object.key() + " (parser = "
                + object.property("based on").orElse("") + ")");
        List<String> tokens = new ArrayList<>();
        for (String mapping : SqlText.items(object.property("definition").orElse(""))) {
            String token = mapping.substring(0, mapping.indexOf(": "));
            String dictionary = mapping.substring(mapping.indexOf(": ") + 2);
            int last = statements.size() - 1;
            if (!tokens.isEmpty() && Objects.equals(tokens.get(tokens.size() - 1), token)) {
                statements.set(last, statements.get(last) + ", " + dictionary);
            } else {
                tokens.add(token);
                statements.add("alter " + object.key() + " add mapping for " + token + " with " + dictionary);
            }
        }
        return statements;
    }
}
