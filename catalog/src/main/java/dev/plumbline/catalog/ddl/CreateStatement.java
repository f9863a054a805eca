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

/** The statements that create an object as it should be. */
public final class CreateStatement {

    private CreateStatement() {}

    /**
     * Empty when they cannot be derived; an empty list when creating something else creates this too.
     *
     * @param alongside the keys of everything that is created together
     */
    public static Optional<List<String>> statements(Catalog expected, CatalogObject object, Set<String> alongside) {
        if (comesWithAnother(object, alongside)) {
            return Optional.of(
                    object.kind() == CatalogKind.COLUMN || madeByDomain(object)
                            ? ExtraStatements.of(expected, object)
                            : List.of());
        }
        return of(expected, object).map(create -> {
            List<String> statements = new ArrayList<>(create);
            statements.addAll(ExtraStatements.of(expected, object));
            return statements;
        });
    }

    /** A column with its table, a partition's copy with the parent's or when it is attached, an inherited column. */
    private static boolean comesWithAnother(CatalogObject object, Set<String> alongside) {
        boolean tableToo = object.owner()
                .map(owner -> alongside.contains("table " + owner) || alongside.contains("foreign table " + owner))
                .orElse(false);
        return object.isCopy() && (tableToo || object.partOf().stream().anyMatch(alongside::contains))
                || object.kind() == CatalogKind.COLUMN && tableToo
                || madeByDomain(object)
                        && alongside.contains("domain " + object.owner().orElse(""));
    }

    /** A valid constraint of a domain is part of the domain's own statement. */
    public static boolean madeByDomain(CatalogObject object) {
        return object.kind() == CatalogKind.CONSTRAINT
                && object.property("validated").isEmpty()
                && object.partOf().contains("domain " + object.owner().orElse(""));
    }

    /** The statements that create the object itself; empty when none can be derived. */
    public static Optional<List<String>> of(Catalog expected, CatalogObject object) {
        String name = object.identity();
        String definition = object.property("definition").orElse("");
        return switch (object.kind()) {
            case ROLE_SETTINGS -> Optional.of(DatabaseStatements.create(object));
            case SCHEMA -> made("create schema if not exists " + name);
            case EXTENSION ->
                made("create extension if not exists " + name + schema(object)
                        + clause(object, " version ", "version", true));
            case ENUM ->
                made("create type " + name + " as enum ("
                        + object.property("labels").orElse("") + ")");
            case COMPOSITE_TYPE ->
                made("create type " + name + " as ("
                        + object.property("attributes").orElse("") + ")");
            case RANGE_TYPE -> made("create type " + name + " as range (" + definition + ")");
            case DOMAIN -> made(domain(expected, object));
            case SEQUENCE -> Optional.of(sequence(object));
            case TABLE, FOREIGN_TABLE -> made(TableText.create(expected, object));
            case COLUMN -> made(SqlText.alterOwner(object) + " add column " + TableText.column(object));
            case FUNCTION, PROCEDURE -> made(FunctionText.create(object));
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
            case COLLATION -> made(collation(object));
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

    private static String domain(Catalog catalog, CatalogObject domain) {
        return "create domain " + domain.identity() + " as "
                + domain.property("type").orElseThrow()
                + clause(domain, " collate ", "collation") + clause(domain, " default ", "default")
                + flag(domain, "not null", " not null")
                + catalog.objects(CatalogKind.CONSTRAINT).stream()
                        .filter(constraint -> madeByDomain(constraint)
                                && constraint.owner().orElse("").equals(domain.identity()))
                        .map(constraint -> " constraint " + constraint.name() + " "
                                + constraint.property("definition").orElse(""))
                        .collect(Collectors.joining());
    }

    private static String collation(CatalogObject object) {
        boolean libc = object.property("provider").orElse("libc").equals("libc");
        return "create collation " + object.identity() + " (provider = "
                + object.property("provider").orElse("libc")
                + clause(object, libc ? ", lc_collate = " : ", locale = ", "locale", true)
                + (libc ? clause(object, ", lc_ctype = ", "ctype", true) : "")
                + clause(object, ", rules = ", "rules", true)
                + flag(object, "deterministic", ", deterministic = false") + ")";
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
                .map(schema -> " with schema " + schema)
                .orElse("");
    }

    private static List<String> sequence(CatalogObject object) {
        List<String> statements = new ArrayList<>();
        boolean unlogged = object.property("persistence").isPresent();
        statements.add("create " + (unlogged ? "unlogged " : "") + "sequence " + object.identity() + settings(object));
        return statements;
    }

    /** Every option of a sequence. */
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
        return "create or replace view " + object.identity() + TableText.with(object) + " as\n" + query(object);
    }

    private static String materializedView(CatalogObject object) {
        return materializedView(
                object,
                clause(object, " tablespace ", "tablespace"),
                object.property("populated").isPresent());
    }

    /** A materialized view without its rows and storage settings. */
    public static String unfilled(CatalogObject object) {
        return materializedView(object, "", true);
    }

    private static String materializedView(CatalogObject object, String tablespace, boolean noData) {
        return "create materialized view " + object.identity() + TableText.using(object) + TableText.with(object)
                + tablespace + " as\n" + query(object) + (noData ? "\nwith no data" : "");
    }

    private static String query(CatalogObject object) {
        return object.property("definition").orElse("").replaceFirst(";\\s*$", "");
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
