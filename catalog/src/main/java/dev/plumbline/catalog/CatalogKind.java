package dev.plumbline.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every kind of object in a catalogue, roughly in the order in which a database has to be built. */
public enum CatalogKind {
    SCHEMA,
    EXTENSION,
    ACCESS_METHOD,
    COLLATION,
    FOREIGN_DATA_WRAPPER,
    SERVER,
    USER_MAPPING,
    ENUM,
    BASE_TYPE,
    RANGE_TYPE,
    DOMAIN,
    COMPOSITE_TYPE,
    SEQUENCE,
    TABLE,
    FOREIGN_TABLE,
    COLUMN,
    FUNCTION,
    PROCEDURE,
    AGGREGATE,
    LANGUAGE,
    TRANSFORM,
    CAST,
    CONVERSION,
    OPERATOR,
    OPERATOR_FAMILY,
    OPERATOR_CLASS,
    TEXT_SEARCH_PARSER,
    TEXT_SEARCH_TEMPLATE,
    TEXT_SEARCH_DICTIONARY,
    TEXT_SEARCH_CONFIGURATION,
    CONSTRAINT,
    INDEX,
    VIEW,
    MATERIALIZED_VIEW,
    STATISTICS,
    RULE,
    TRIGGER,
    POLICY,
    EVENT_TRIGGER,
    PUBLICATION,
    PUBLISHED_TABLE,
    PUBLISHED_SCHEMA,
    SUBSCRIPTION,
    DEFAULT_PRIVILEGES,
    DATABASE,
    ROLE_SETTINGS,
    LARGE_OBJECT;

    private static final Map<String, CatalogKind> BY_ID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(CatalogKind::id, Function.identity()));

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', ' ');

    /** In words, as in SQL: {@code materialized view}. */
    public String id() {
        return id;
    }

    /**
     * The kind with that {@link #id()}.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static CatalogKind of(String id) {
        CatalogKind kind = BY_ID.get(id);
        if (kind == null) {
            throw new IllegalArgumentException(
                    "'" + id + "' is not a kind of object, expected one of " + BY_ID.keySet());
        }
        return kind;
    }
}
