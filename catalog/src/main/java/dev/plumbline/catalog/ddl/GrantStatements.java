package dev.plumbline.catalog.ddl;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.Identity;
import dev.plumbline.database.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Grants and revokes that lead from one canonical list of privileges to another. */
public final class GrantStatements {

    private static final String OWNER = "(owner)";
    private static final Map<String, String> ONLY_RIGHT = Map.of("functions", "execute", "types", "usage");

    private GrantStatements() {}

    public static List<String> statements(CatalogObject object, @Nullable String expected, @Nullable String actual) {
        String owner = object.property("owner").orElse("current_user");
        String usual = usual(object.kind());
        return statements(
                object.kind() == CatalogKind.DEFAULT_PRIVILEGES ? "alter default privileges " + beforeOn(object) : "",
                target(object),
                items(expected == null ? usualOf(object, usual) : expected),
                items(actual == null ? usualOf(object, usual) : actual),
                object.kind() == CatalogKind.COLUMN ? "(" + object.name() + ")" : "",
                owner);
    }

    /** From what a new object has, including default privileges, to what it should have. */
    public static List<String> afterCreating(Catalog catalog, CatalogObject object) {
        String usual = usual(object.kind());
        if (usual.isEmpty() || object.kind() == CatalogKind.COLUMN) {
            return object.property("grants")
                    .map(grants -> statements(object, grants, null))
                    .orElse(List.of());
        }
        Map<String, String> initial = new TreeMap<>(items(usual));
        String schema = Identity.qualifier(object.identity());
        for (CatalogObject privileges : catalog.objects(CatalogKind.DEFAULT_PRIVILEGES)) {
            Map<String, String> given = items(privileges.property("grants").orElse(""));
            given.replaceAll((grantee, rights) -> rights.equals(ONLY_RIGHT.get(target(privileges))) ? "all" : rights);
            if (target(privileges).equals(plural(object.kind()))) {
                if (privileges.identity().endsWith(" in schema " + schema + " on " + target(privileges))) {
                    initial.putAll(given);
                } else if (!isForOneSchema(privileges)) {
                    initial.clear();
                    initial.putAll(given);
                }
            }
        }
        return statements(
                "",
                target(object),
                items(object.property("grants").orElse(usual)),
                initial,
                "",
                object.property("owner").orElse("current_user"));
    }

    private static String plural(CatalogKind kind) {
        return switch (kind) {
            case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW -> "tables";
            case SEQUENCE -> "sequences";
            case FUNCTION, PROCEDURE, AGGREGATE -> "functions";
            case ENUM, COMPOSITE_TYPE, RANGE_TYPE, BASE_TYPE, DOMAIN -> "types";
            case SCHEMA -> "schemas";
            default -> "nothing";
        };
    }

    public static List<String> columnOfView(
            CatalogObject view, String column, @Nullable String expected, @Nullable String actual) {
        return statements(
                "",
                "table " + view.identity(),
                items(expected == null ? "" : expected),
                items(actual == null ? "" : actual),
                "(" + column + ")",
                view.property("owner").orElse("current_user"));
    }

    private static List<String> statements(
            String start,
            String target,
            Map<String, String> expected,
            Map<String, String> actual,
            String columns,
            String owner) {
        List<String> statements = new ArrayList<>();
        actual.forEach((grantee, rights) -> {
            Set<String> surplus = rights(rights);
            surplus.removeAll(rights(expected.getOrDefault(grantee, "")));
            if (!surplus.isEmpty()) {
                String revoked = surplus.contains("all") || !expected.containsKey(grantee) && columns.isEmpty()
                        ? "all"
                        : list(surplus, columns);
                statements.add(start + "revoke " + revoked + " on " + target + " from " + role(grantee, owner));
            }
        });
        expected.forEach((grantee, rights) -> {
            Set<String> lacking = rights(rights);
            Set<String> held = rights(actual.getOrDefault(grantee, ""));
            if (!held.contains("all") || lacking.contains("all")) {
                lacking.removeAll(held);
            }
            if (!lacking.isEmpty()) {
                grant(statements, start, target, lacking, columns, role(grantee, owner));
            }
        });
        return statements;
    }

    private static Set<String> rights(String list) {
        Set<String> rights = new TreeSet<>(List.of(list.split(", ")));
        rights.remove("");
        return rights;
    }

    private static String list(Set<String> rights, String columns) {
        return rights.stream()
                .map(right -> (right.endsWith("*") ? right.substring(0, right.length() - 1) : right) + spaced(columns))
                .collect(Collectors.joining(", "));
    }

    private static void grant(
            List<String> statements, String start, String target, Set<String> rights, String columns, String role) {
        Set<String> plain = new TreeSet<>(rights);
        plain.removeIf(right -> right.endsWith("*"));
        Set<String> grantable = new TreeSet<>(rights);
        grantable.removeAll(plain);
        if (!plain.isEmpty()) {
            statements.add(start + "grant " + list(plain, columns) + " on " + target + " to " + role);
        }
        if (!grantable.isEmpty()) {
            statements.add(start + "grant " + list(grantable, columns) + " on " + target + " to " + role
                    + " with grant option");
        }
    }

    private static String spaced(String columns) {
        return columns.isEmpty() ? "" : " " + columns;
    }

    private static String role(String grantee, String owner) {
        return grantee.equals(OWNER) ? Identifier.readable(owner) : grantee;
    }

    private static String target(CatalogObject object) {
        return switch (object.kind()) {
            case VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE -> "table " + object.identity();
            case AGGREGATE -> "function " + object.identity();
            case COLUMN -> "table " + object.owner().orElse("");
            case SERVER -> "foreign server " + object.identity();
            case DEFAULT_PRIVILEGES ->
                object.identity().substring(object.identity().lastIndexOf(" on ") + 4);
            default -> SqlText.word(object.kind()) + " " + object.identity();
        };
    }

    private static boolean isForOneSchema(CatalogObject privileges) {
        String identity = privileges.identity();
        return outsideQuotes(identity, " in schema ", 0) < identity.length();
    }

    private static String beforeOn(CatalogObject object) {
        return object.identity().substring(0, object.identity().lastIndexOf(" on ") + 1);
    }

    private static String usualOf(CatalogObject object, String usual) {
        if (object.kind() != CatalogKind.DEFAULT_PRIVILEGES) {
            return usual;
        }
        String target = target(object);
        return isForOneSchema(object)
                ? ""
                : switch (target) {
                    case "functions" -> "(owner): execute; public: execute";
                    case "types" -> "(owner): usage; public: usage";
                    default -> "(owner): all";
                };
    }

    private static String usual(CatalogKind kind) {
        return switch (kind) {
            case FUNCTION, PROCEDURE, AGGREGATE -> "(owner): all; public: all";
            case ENUM, COMPOSITE_TYPE, RANGE_TYPE, BASE_TYPE, DOMAIN, LANGUAGE -> "(owner): all; public: all";
            case COLUMN -> "";
            case DATABASE -> "(owner): all; public: connect, temporary";
            case CONSTRAINT,
                    INDEX,
                    TRIGGER,
                    RULE,
                    POLICY,
                    STATISTICS,
                    EXTENSION,
                    CAST,
                    OPERATOR,
                    OPERATOR_CLASS,
                    OPERATOR_FAMILY,
                    COLLATION,
                    CONVERSION,
                    TRANSFORM,
                    ACCESS_METHOD,
                    EVENT_TRIGGER,
                    PUBLICATION,
                    PUBLISHED_TABLE,
                    PUBLISHED_SCHEMA,
                    SUBSCRIPTION,
                    USER_MAPPING,
                    TEXT_SEARCH_CONFIGURATION,
                    TEXT_SEARCH_DICTIONARY,
                    TEXT_SEARCH_PARSER,
                    TEXT_SEARCH_TEMPLATE -> "";
            default -> "(owner): all";
        };
    }

    private static Map<String, String> items(String grants) {
        Map<String, String> items = new TreeMap<>();
        if (!grants.isEmpty() && !grants.equals("nobody")) {
            int from = 0;
            while (from < grants.length()) {
                int colon = outsideQuotes(grants, ": ", from);
                int end = outsideQuotes(grants, "; ", colon);
                items.put(grants.substring(from, colon), grants.substring(colon + 2, end));
                from = end + 2;
            }
        }
        return items;
    }

    /** Where a text occurs outside quoted names; the end of the text when it does not. */
    private static int outsideQuotes(String text, String wanted, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                quoted = !quoted;
            } else if (!quoted && text.startsWith(wanted, i)) {
                return i;
            }
        }
        return text.length();
    }
}
