package dev.plumbline.loader.create;

import dev.plumbline.loader.target.Name;
import java.util.Optional;

/** A column as a dump defines it; later statements of the dump change it. */
final class DumpColumn {

    final String name;
    final String type;
    boolean notNull;
    String collation = "";
    String identity = "";
    Optional<String> defaultSql = Optional.empty();
    /** The sequence that its default draws from. */
    Optional<Name> sequence = Optional.empty();

    DumpColumn(String name, String type) {
        this.name = name;
        this.type = type;
    }

    String sql() {
        return Name.quote(name) + " " + type + collation + identity
                + defaultSql.map(d -> " default " + d).orElse("") + (notNull ? " not null" : "");
    }
}
