package dev.plumbline.site.model;

import dev.plumbline.database.Identifier;
import java.util.Comparator;

/** The name of something that lies in a schema; sorted by its characters, whatever the server's order. */
public record Name(String schema, String name) implements Comparable<Name> {

    private static final Comparator<Name> ORDER =
            Comparator.comparing(Name::schema).thenComparing(Name::name);

    @Override
    public int compareTo(Name other) {
        return ORDER.compare(this, other);
    }

    /** As SQL writes it, under its schema unless that is {@code home}. */
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
