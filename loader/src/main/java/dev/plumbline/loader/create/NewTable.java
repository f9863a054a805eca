package dev.plumbline.loader.create;

import dev.plumbline.loader.target.Name;
import java.util.ArrayList;
import java.util.List;

/**
 * A table to be created.
 *
 * @param before statements that must come first
 * @param parts its columns and keys, in the syntax of CREATE TABLE
 * @param after statements that follow
 * @param notes what to tell the user about it
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
