package dev.plumbline.operate.backup.source;

import dev.plumbline.catalog.structure.ScopedQuery;
import java.util.List;

/**
 * Which part of a database is meant.
 *
 * @param schemas the schemas by name; none means the whole database
 */
public record Scope(List<String> schemas) {

    public Scope {
        schemas = List.copyOf(schemas);
    }

    public static Scope everything() {
        return new Scope(List.of());
    }

    public boolean whole() {
        return schemas.isEmpty();
    }

    /** The common table expressions that every query over it starts with. */
    public String expressions() {
        return ScopedQuery.expressions(schemas);
    }
}
