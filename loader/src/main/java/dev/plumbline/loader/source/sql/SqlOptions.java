package dev.plumbline.loader.source.sql;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;

/**
 * How an SQL file is to be read.
 *
 * @param encoding the encoding that the user gave for the file
 * @param columnMap name in the file to name in the table, where they differ
 * @param skipOtherStatements whether statements that are not data are skipped and counted instead of refused
 * @param ignoreOnConflict whether an ON CONFLICT clause is ignored instead of refused
 * @param definitions takes the file's definitions of tables and sequences
 */
public record SqlOptions(
        Optional<Charset> encoding,
        Map<String, String> columnMap,
        boolean skipOtherStatements,
        boolean ignoreOnConflict,
        Optional<Definitions> definitions) {}
