package dev.plumbline.catalog.ddl;

import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.PropertyDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** Statements about the database itself and the settings of roles in it. They look up its name when they run. */
public final class DatabaseStatements {

    private static final String ITSELF = "database itself";

    private DatabaseStatements() {}

    public static void alter(CatalogObject expected, Map<String, PropertyDifference> open, List<String> statements) {
        CommonProperties.take(open, "connection limit")
                .ifPresent(change -> statements.add("alter " + ITSELF + " connection limit "
                        + Objects.requireNonNullElse(change.expected(), "-1")));
        CommonProperties.take(open, "settings")
                .ifPresent(change -> statements.addAll(settings(
                        expected,
                        Objects.requireNonNullElse(change.expected(), ""),
                        Objects.requireNonNullElse(change.actual(), ""))));
    }

    public static List<String> create(CatalogObject roleSettings) {
        return settings(roleSettings, roleSettings.property("settings").orElse(""), "").stream()
                .map(DatabaseStatements::here)
                .toList();
    }

    public static String drop(CatalogObject roleSettings) {
        return here(start(roleSettings) + " reset all");
    }

    /** A statement that names the database as {@code database itself}, run with its present name. */
    public static String here(String statement) {
        int at = statement.indexOf(ITSELF);
        if (at < 0) {
            return statement;
        }
        String format = statement.substring(0, at).replace("%", "%%") + "database %I"
                + statement.substring(at + ITSELF.length()).replace("%", "%%");
        return "do "
                + SqlText.dollarQuoted("begin execute pg_catalog.format(" + SqlText.literal(format)
                        + ", pg_catalog.current_database()); end");
    }

    private static String start(CatalogObject object) {
        return object.kind() == CatalogKind.ROLE_SETTINGS
                ? "alter role " + object.identity() + " in " + ITSELF
                : "alter " + ITSELF;
    }

    private static List<String> settings(CatalogObject object, String expected, String actual) {
        Map<String, String> wanted = entries(expected);
        Map<String, String> found = entries(actual);
        var names = new TreeSet<>(wanted.keySet());
        names.addAll(found.keySet());
        List<String> statements = new ArrayList<>();
        for (String name : names) {
            String value = wanted.get(name);
            if (value == null) {
                statements.add(start(object) + " reset " + name);
            } else if (!value.equals(found.get(name))) {
                statements.add(start(object) + " set " + name + " = " + SqlText.setting(name, value));
            }
        }
        return statements;
    }

    private static Map<String, String> entries(String settings) {
        Map<String, String> entries = new TreeMap<>();
        settings.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                entries.put(line.substring(0, equals), line.substring(equals + 1));
            }
        });
        return entries;
    }
}
