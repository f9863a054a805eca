package dev.plumbline.loader.copy;

import java.util.List;

/**
 * What a COPY fills.
 *
 * @param relation quoted, with its schema
 * @param columns quoted, in the order of a record
 * @param freeze whether nobody else can see the table yet
 */
public record CopyInto(String relation, List<String> columns, boolean freeze) {

    public CopyInto {
        columns = List.copyOf(columns);
    }

    String sql() {
        return "copy " + relation + " (" + String.join(", ", columns) + ") from stdin"
                + (freeze ? " with (freeze)" : "");
    }
}
