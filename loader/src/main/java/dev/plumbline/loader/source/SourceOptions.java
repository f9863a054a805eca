package dev.plumbline.loader.source;

import dev.plumbline.loader.row.SourceFormat;
import dev.plumbline.loader.source.csv.CsvDialect;
import dev.plumbline.loader.source.record.ColumnNaming;
import dev.plumbline.loader.source.sql.Definitions;
import dev.plumbline.loader.source.sql.SqlOptions;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How an input is to be read.
 *
 * @param format the format of the files
 * @param csv the dialect of CSV and TSV
 * @param encoding empty: by the byte order mark, else UTF-8
 * @param skipLines how many lines at the beginning of each file are skipped
 * @param columnMap {@code --map file_column=column}: name in the file to name in the table
 * @param columns names of the values by position, for files that do not name them; empty: the table's own order
 * @param targetColumns the columns of the target table where known: names are checked by them, and a header told from data
 * @param skipOtherStatements whether statements of an SQL file that are not data are skipped and counted instead of refused
 * @param ignoreOnConflict whether an ON CONFLICT clause is ignored (the mode of the load decides) instead of refused
 * @param definitions takes an SQL file's definitions of tables and sequences
 */
public record SourceOptions(
        SourceFormat format,
        CsvDialect csv,
        Optional<Charset> encoding,
        int skipLines,
        Map<String, String> columnMap,
        List<String> columns,
        List<String> targetColumns,
        boolean skipOtherStatements,
        boolean ignoreOnConflict,
        Optional<Definitions> definitions) {

    private static final SourceOptions STANDARD = new SourceOptions(
            SourceFormat.AUTO,
            CsvDialect.standard(),
            Optional.empty(),
            0,
            Map.of(),
            List.of(),
            List.of(),
            false,
            false,
            Optional.empty());

    public SourceOptions {
        if (skipLines < 0) {
            throw new IllegalArgumentException("lines to skip: found " + skipLines + ", expected 0 or more");
        }
        columnMap = Map.copyOf(columnMap);
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
    }

    public static SourceOptions standard() {
        return STANDARD;
    }

    ColumnNaming naming() {
        return new ColumnNaming(columnMap, columns, targetColumns);
    }

    SqlOptions sql() {
        return new SqlOptions(encoding, columnMap, skipOtherStatements, ignoreOnConflict, definitions);
    }

    /** The options while one of them is changed. */
    private static final class Draft {
        private SourceFormat format;
        private CsvDialect csv;
        private Optional<Charset> encoding;
        private int skipLines;
        private Map<String, String> columnMap;
        private List<String> columns;
        private List<String> targetColumns;
        private boolean skipOtherStatements;
        private boolean ignoreOnConflict;
        private Optional<Definitions> definitions;

        Draft(SourceOptions from) {
            format = from.format;
            csv = from.csv;
            encoding = from.encoding;
            skipLines = from.skipLines;
            columnMap = from.columnMap;
            columns = from.columns;
            targetColumns = from.targetColumns;
            skipOtherStatements = from.skipOtherStatements;
            ignoreOnConflict = from.ignoreOnConflict;
            definitions = from.definitions;
        }

        SourceOptions options() {
            return new SourceOptions(
                    format,
                    csv,
                    encoding,
                    skipLines,
                    columnMap,
                    columns,
                    targetColumns,
                    skipOtherStatements,
                    ignoreOnConflict,
                    definitions);
        }
    }

    private SourceOptions with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }

    public SourceOptions withFormat(SourceFormat value) {
        return with(draft -> draft.format = value);
    }

    public SourceOptions withCsv(CsvDialect value) {
        return with(draft -> draft.csv = value);
    }

    public SourceOptions withEncoding(Charset value) {
        return with(draft -> draft.encoding = Optional.of(value));
    }

    public SourceOptions withSkipLines(int value) {
        return with(draft -> draft.skipLines = value);
    }

    public SourceOptions withColumnMap(Map<String, String> value) {
        return with(draft -> draft.columnMap = value);
    }

    public SourceOptions withColumns(List<String> value) {
        return with(draft -> draft.columns = value);
    }

    public SourceOptions withTargetColumns(List<String> value) {
        return with(draft -> draft.targetColumns = value);
    }

    public SourceOptions withSkipOtherStatements(boolean value) {
        return with(draft -> draft.skipOtherStatements = value);
    }

    public SourceOptions withIgnoreOnConflict(boolean value) {
        return with(draft -> draft.ignoreOnConflict = value);
    }

    /** Other statements are skipped. */
    public SourceOptions withDefinitions(Definitions value) {
        return with(draft -> {
            draft.skipOtherStatements = true;
            draft.definitions = Optional.of(value);
        });
    }
}
