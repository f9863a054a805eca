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

/**
 * How an input is to be read.
 *
 * @param format what it is written in
 * @param csv the dialect of CSV and TSV
 * @param encoding empty: by the byte order mark, else UTF-8
 * @param skipLines how many lines at the beginning of each file are passed over unread
 * @param columnMap {@code --map file_column=column}: name in the file to name in the table
 * @param columns names of the values by position, for files that do not name them; empty: the table's own order
 * @param targetColumns the columns of the target table where known: lets names be checked and a header be told from data
 * @param skipOtherStatements whether statements of an SQL file that are not data are passed over and counted instead of refused
 * @param ignoreOnConflict whether an ON CONFLICT clause is passed over (the mode of the load decides) instead of refused
 * @param definitions takes what an SQL file says of tables and sequences
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
            throw new IllegalArgumentException("the number of lines to skip is not negative: " + skipLines);
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

    public SourceOptions withFormat(SourceFormat value) {
        return new SourceOptions(
                value,
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

    public SourceOptions withCsv(CsvDialect value) {
        return new SourceOptions(
                format,
                value,
                encoding,
                skipLines,
                columnMap,
                columns,
                targetColumns,
                skipOtherStatements,
                ignoreOnConflict,
                definitions);
    }

    public SourceOptions withEncoding(Charset value) {
        return new SourceOptions(
                format,
                csv,
                Optional.of(value),
                skipLines,
                columnMap,
                columns,
                targetColumns,
                skipOtherStatements,
                ignoreOnConflict,
                definitions);
    }

    public SourceOptions withSkipLines(int value) {
        return new SourceOptions(
                format,
                csv,
                encoding,
                value,
                columnMap,
                columns,
                targetColumns,
                skipOtherStatements,
                ignoreOnConflict,
                definitions);
    }

    public SourceOptions withColumnMap(Map<String, String> value) {
        return new SourceOptions(
                format,
                csv,
                encoding,
                skipLines,
                value,
                columns,
                targetColumns,
                skipOtherStatements,
                ignoreOnConflict,
                definitions);
    }

    public SourceOptions withColumns(List<String> value) {
        return new SourceOptions(
                format,
                csv,
                encoding,
                skipLines,
                columnMap,
                value,
                targetColumns,
                skipOtherStatements,
                ignoreOnConflict,
                definitions);
    }

    public SourceOptions withTargetColumns(List<String> value) {
        return new SourceOptions(
                format,
                csv,
                encoding,
                skipLines,
                columnMap,
                columns,
                value,
                skipOtherStatements,
                ignoreOnConflict,
                definitions);
    }

    public SourceOptions withSkipOtherStatements(boolean value) {
        return new SourceOptions(
                format,
                csv,
                encoding,
                skipLines,
                columnMap,
                columns,
                targetColumns,
                value,
                ignoreOnConflict,
                definitions);
    }

    public SourceOptions withIgnoreOnConflict(boolean value) {
        return new SourceOptions(
                format,
                csv,
                encoding,
                skipLines,
                columnMap,
                columns,
                targetColumns,
                skipOtherStatements,
                value,
                definitions);
    }

    /** Other statements than those that are taken are passed over. */
    public SourceOptions withDefinitions(Definitions value) {
        return new SourceOptions(
                format,
                csv,
                encoding,
                skipLines,
                columnMap,
                columns,
                targetColumns,
                true,
                ignoreOnConflict,
                Optional.of(value));
    }
}
