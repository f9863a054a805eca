package dev.plumbline.loader.create;

import dev.plumbline.loader.target.Name;
import java.util.ArrayList;
import java.util.List;

/**
 * A table that is to be made.
 *
 * @param before statements that have to come first
 * @param parts its columns and keys, as CREATE TABLE wants them
 * @param after statements that follow
 * @param notes what the user should know of it
 */
record NewTable(Name name, List<String> before, List<String> parts, List<String> after, List<String> notes) {

    NewTable {
        before = List.copyOf(before);
        parts = List.copyOf(parts);
        after = List.copyOf(after);
        notes = List.copyOf(notes);
    }

    List<String> statements() {
        var statements = new ArrayList<>(before);
        statements.add("create table " + name.toSql() + " (\n    " + String.join(",\n    ", parts) + "\n)");
        statements.addAll(after);
        return statements;
    }
}
