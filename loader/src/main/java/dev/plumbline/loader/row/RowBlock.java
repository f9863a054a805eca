package dev.plumbline.loader.row;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run of records with one target and one column list.
 *
 * @param format what the records were written in
 * @param table the table that the input names (SQL files); empty where the user has to
 * @param columns names in the order of the values, after {@code --map}; empty: by position
 * @param overriding the OVERRIDING clause of an INSERT
 * @param settings server settings an SQL file made that change how text is read ({@code datestyle}, {@code intervalstyle},
 *     {@code timezone}); to be set in the session that loads these records
 * @param silent triggers of the table that are not to fire for these records
 */
public record RowBlock(
        SourceFormat format,
        Optional<SqlTableName> table,
        List<String> columns,
        Overriding overriding,
        Map<String, String> settings,
        SilentTriggers silent) {

    public RowBlock {
        columns = List.copyOf(columns);
        settings = Map.copyOf(settings);
    }

    public RowBlock(SourceFormat format, Optional<SqlTableName> table, List<String> columns, Overriding overriding) {
        this(format, table, columns, overriding, Map.of(), SilentTriggers.NONE);
    }

    /** Whether a record may have fewer values than the table has columns: an INSERT without a column list (the rest is DEFAULT). */
    public boolean mayBeShort() {
        return format == SourceFormat.SQL && columns.isEmpty() && overriding != Overriding.COPY;
    }

    /** What an INSERT says about identity columns. */
    public enum Overriding {
        /** Nothing: a value for a GENERATED ALWAYS identity column is an error. */
        NONE,
        /** OVERRIDING SYSTEM VALUE: given values are used. */
        SYSTEM_VALUE,
        /** OVERRIDING USER VALUE: given values of identity columns are ignored. */
        USER_VALUE,
        /** Not an INSERT (COPY, CSV, NDJSON): given values are used, as COPY does. */
        COPY
    }
}
