package dev.plumbline.loader.row;

import java.util.Optional;

/** A table as an SQL file names it, unquoted and folded by PostgreSQL's rules. */
public record SqlTableName(Optional<String> schema, String name) {

    /** The name as SQL, always quoted. */
    public String toSql() {
        return schema.map(s -> quoted(s) + ".").orElse("") + quoted(name);
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** The name for people: {@code schema.name}. */
    @Override
    public String toString() {
        return schema.map(s -> s + "." + name).orElse(name);
    }
}
