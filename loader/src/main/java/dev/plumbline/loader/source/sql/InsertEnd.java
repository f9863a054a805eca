package dev.plumbline.loader.source.sql;

import dev.plumbline.loader.row.SourceException;
import dev.plumbline.loader.source.sql.literal.ForeignSql;
import dev.plumbline.loader.source.sql.literal.SqlScanner;

/** What may follow the last row of an INSERT. */
final class InsertEnd {

    private final SqlScanner scanner;
    private final SqlTokens tokens;
    private final SqlOptions options;
    private final SkippedStatements skipped;

    InsertEnd(SqlScanner scanner, SqlTokens tokens, SqlOptions options, SkippedStatements skipped) {
        this.scanner = scanner;
        this.tokens = tokens;
        this.options = options;
        this.skipped = skipped;
    }

    /** Skips it, from its first byte on. */
    void pass(byte c) {
        if (c == ';') {
            scanner.in.pos++;
            return;
        }
        if (c == SqlScanner.END && scanner.atEnd()) {
            throw scanner.fatal("the file ends inside an INSERT (a truncated file, or its last semicolon is missing)");
        }
        long line = scanner.line();
        if (scanner.skipWord("returning")) {
            tokens.passStatement();
        } else if (scanner.skipWord("on")) {
            onConflict(line);
        } else {
            throw scanner.fatal(
                    "found " + scanner.shown() + " where \",\" or \";\" was expected after a row of VALUES");
        }
    }

    private void onConflict(long line) {
        if (scanner.skipWord("duplicate")) {
            throw ForeignSql.mysql(scanner, "ON DUPLICATE KEY");
        }
        if (!scanner.skipWord("conflict")) {
            throw scanner.fatal("found " + scanner.shown() + " where ON CONFLICT was expected");
        }
        if (!options.ignoreOnConflict()) {
            throw SourceException.fatal(
                    scanner.in.file(),
                    line,
                    -1,
                    "ON CONFLICT is not carried out: the mode of the load decides what becomes of existing rows"
                            + " (--mode upsert); ignore the clause with --ignore-on-conflict",
                    null);
        }
        skipped.add("ON CONFLICT", line, true);
        tokens.passStatement();
    }
}
