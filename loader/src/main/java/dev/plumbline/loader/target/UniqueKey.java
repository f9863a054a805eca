package dev.plumbline.loader.target;

import java.util.List;

/** A unique index over plain columns of all rows. */
public record UniqueKey(String name, List<String> columns, boolean primary) {

    public UniqueKey {
        columns = List.copyOf(columns);
    }
}
