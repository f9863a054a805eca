package dev.plumbline.operate.backup.source;

import dev.plumbline.database.Identifier;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows of a table that are backed up.
 *
 * @param columns without generated ones
 * @param condition for a configuration table of an extension: which rows are the user's
 * @param extension whether the table belongs to an extension, which then creates it
 */
public record RowSet(TableName table, List<String> columns, String condition, boolean extension, long estimate) {

    public RowSet {
        columns = List.copyOf(columns);
    }

    public String copyOut() {
        String source = condition.isBlank()
                ? table.sql() + list()
                : "(select " + names() + " from " + table.sql() + " " + condition + ")";
        return "copy " + source + " to stdout";
    }

    /** FREEZE needs a table created in the same transaction, which an extension's table may not be. */
    public String copyIn() {
        return "copy " + table.sql() + list() + " from stdin" + (extension ? "" : " with (freeze)");
    }

    /** Into another table with these columns. */
    public String copyInto(String other) {
        return "copy " + other + list() + " from stdin";
    }

    private String list() {
        return columns.isEmpty() ? "" : " (" + names() + ")";
    }

    private String names() {
        return columns.stream().map(Identifier::quote).collect(Collectors.joining(", "));
    }
}
