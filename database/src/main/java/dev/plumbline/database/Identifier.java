package dev.plumbline.database;

/** Names quoted as PostgreSQL requires. */
public final class Identifier {

    private Identifier() {}

    public static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Quoted only where it is not plain and lower-case: for people, and for names that are not keywords. */
    public static String readable(String name) {
        return name.matches("[a-z_][a-z0-9_$]*") ? name : quote(name);
    }

    /** The name without its quotes, if it has any. */
    public static String unquote(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }

    /** A string literal that reads the same whatever {@code standard_conforming_strings} says. */
    public static String literal(String text) {
        String quoted = "'" + text.replace("'", "''") + "'";
        return text.contains("\\") ? " E" + quoted.replace("\\", "\\\\") : quoted;
    }
}
