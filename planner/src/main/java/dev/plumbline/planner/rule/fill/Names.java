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
        return Identifier.unquote(name.substring(last(name)));
    }

    /** The name of an object in the schema of a table. */
    public static String beside(String table, String name) {
        return schema(table) + name;
    }

    private static String schema(String name) {
        return name.substring(0, last(name));
    }

    /** Where the last part begins: behind the last dot that is in no quotes. */
    private static int last(String name) {
        int last = 0;
        boolean quoted = false;
        for (int at = 0; at < name.length(); at++) {
            quoted ^= name.charAt(at) == '"';
            if (!quoted && name.charAt(at) == '.') {
                last = at + 1;
            }
        }
        return last;
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
