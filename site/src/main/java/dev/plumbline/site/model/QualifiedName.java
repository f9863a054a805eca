package dev.plumbline.site.model;

import dev.plumbline.database.Identifier;
import java.util.Comparator;

/** The name of an object in a schema; sorted by its characters, whatever the server's order. */
public record QualifiedName(String schema, String name) implements Comparable<QualifiedName> {

    private static final Comparator<QualifiedName> ORDER =
            Comparator.comparing(QualifiedName::schema).thenComparing(QualifiedName::name);

    @Override
    public int compareTo(QualifiedName other) {
        return ORDER.compare(this, other);
    }

    /** As in SQL, with its schema unless that is {@code home}. */
    public String in(String home) {
        return schema.equals(home)
                ? Identifier.readable(name)
                : Identifier.readable(schema) + "." + Identifier.readable(name);
    }

    /** For the server. */
    public String sql() {
        return Identifier.quote(schema) + "." + Identifier.quote(name);
    }
}
