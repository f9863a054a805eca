package dev.plumbline.planner.rule.fill;

import dev.plumbline.database.Identifier;
import dev.plumbline.planner.observation.Fact;
import java.nio.charset.StandardCharsets;

/** Names for objects that a correction creates, composed of existing ones. */
public final class Names {
    private static final int LONGEST = 63;

    private Names() {}

    /**
     * @param key {@code name.SUFFIX}: of table and column; {@code qualified.SUFFIX}: the same with the table's schema; {@code column.SUFFIX}:
     *     of the column alone; {@code constraint.SUFFIX}, {@code of_constraint.SUFFIX}: of the constraint, without and with the schema
     */
    public static String of(String key, Fact fact) {
        String suffix = key.substring(key.indexOf('.') + 1);
        String table = plain(fact.get(fact.get("partition").isEmpty() ? "table" : "partition"));
        String column = plain(fact.get("column"));
        String joined = column.isEmpty() ? table : table + "_" + column;
        return switch (key.substring(0, key.indexOf('.'))) {
            case "name" -> quoted(joined, suffix);
            case "qualified" -> schema(fact.get("table")) + quoted(joined, suffix);
            case "column" -> quoted(column, suffix);
            case "constraint" -> quoted(plain(fact.get("constraint")), suffix);
            case "of_constraint" -> schema(fact.get("table")) + quoted(plain(fact.get("constraint")), suffix);
            default -> "";
        };
    }

    /** The last part of a name, as the catalogue has it. */
    public static String plain(String name) {
        int at = name.endsWith("\"") ? name.lastIndexOf('"', name.length() - 2) : name.lastIndexOf('.') + 1;
        String last = name.substring(Math.max(at, 0));
        return last.startsWith("\"") ? last.substring(1, last.length() - 1) : last;
    }

    /** The name of an object in the schema of a table. */
    public static String beside(String table, String name) {
        return schema(table) + name;
    }

    private static String schema(String name) {
        int length = name.endsWith("\"") ? name.lastIndexOf('"', name.length() - 2) : name.lastIndexOf('.') + 1;
        return name.substring(0, Math.max(length, 0));
    }

    private static String quoted(String name, String suffix) {
        String cut = name;
        while ((cut + "_" + suffix).getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            cut = cut.substring(0, cut.length() - 1);
        }
        String whole = cut + "_" + suffix;
        return whole.matches("[a-z_][a-z0-9_]*") ? whole : Identifier.quote(whole);
    }
}
