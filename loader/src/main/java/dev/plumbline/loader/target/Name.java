package dev.plumbline.loader.target;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A name as a user writes it: optionally qualified, optionally quoted, folded to lower case where it is not. */
public record Name(Optional<String> schema, String name) {

    /**
     * Reads {@code vehicles}, {@code public.vehicles} or {@code "My schema"."T"}.
     *
     * @throws IllegalArgumentException when it is not such a name
     */
    public static Name parse(String text) {
        int[] at = {0};
        String first = part(text, at);
        if (at[0] == text.length()) {
            return new Name(Optional.empty(), first);
        }
        at[0]++;
        String second = part(text, at);
        if (at[0] != text.length()) {
            throw wrong(text);
        }
        return new Name(Optional.of(first), second);
    }

    private static String part(String text, int[] at) {
        var out = new StringBuilder();
        int i = at[0];
        if (i < text.length() && text.charAt(i) == '"') {
            for (i++; ; i++) {
                if (i >= text.length()) {
                    throw wrong(text);
                }
                if (text.charAt(i) == '"') {
                    i++;
                    if (i >= text.length() || text.charAt(i) != '"') {
                        break;
                    }
                }
                out.append(text.charAt(i));
            }
        } else {
            int end = text.indexOf('.', i);
            end = end < 0 ? text.length() : end;
            out.append(text.substring(i, end).toLowerCase(Locale.ROOT));
            i = end;
        }
        if (out.isEmpty() || i < text.length() && text.charAt(i) != '.') {
            throw wrong(text);
        }
        at[0] = i;
        return out.toString();
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                "'" + text + "' is not a table name: expected table, schema.table or \"Quoted\".\"Name\"");
    }

    /** An identifier in double quotes. */
    public static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** A text as an SQL string, whatever standard_conforming_strings is. */
    public static String literal(String text) {
        String doubled = text.replace("'", "''");
        return text.indexOf('\\') < 0 ? "'" + doubled + "'" : " E'" + doubled.replace("\\", "\\\\") + "'";
    }

    /** Identifiers, quoted and separated by commas. */
    public static String list(List<String> identifiers) {
        return identifiers.stream().map(Name::quote).collect(Collectors.joining(", "));
    }

    public String toSql() {
        return schema.map(s -> quote(s) + ".").orElse("") + quote(name);
    }

    @Override
    public String toString() {
        return schema.map(s -> s + ".").orElse("") + name;
    }
}
