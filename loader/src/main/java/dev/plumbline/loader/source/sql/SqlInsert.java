package dev.plumbline.loader.source.sql;

import dev.plumbline.loader.row.RowBlock;
import dev.plumbline.loader.row.SourceException;
import dev.plumbline.loader.row.SourceFormat;
import dev.plumbline.loader.row.SqlTableName;
import dev.plumbline.loader.source.sql.literal.ForeignSql;
import dev.plumbline.loader.source.sql.literal.SqlScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads an INSERT from its first word to VALUES. */
final class SqlInsert {

    private final SqlScanner scanner;
    private final SqlTokens tokens;
    private final SqlSettings settings;
    private final Map<String, String> columnMap;

    SqlInsert(SqlScanner scanner, SqlTokens tokens, SqlSettings settings, Map<String, String> columnMap) {
        this.scanner = scanner;
        this.tokens = tokens;
        this.settings = settings;
        this.columnMap = columnMap;
    }

    /** The block of the rows that follow; the position is after VALUES. */
    RowBlock block() {
        Token token = tokens.next();
        if (!token.isWord("into")) {
            ForeignSql.requireStatement(scanner, "insert", token.text());
            throw found(token, "INTO");
        }
        if (scanner.skipWord("only")) {
            scanner.skip();
        }
        SqlTableName table = table();
        token = tokens.next();
        if (token.isWord("as")) {
            tokens.next();
            token = tokens.next();
        }
        List<String> columns = List.of();
        if (token.isSymbol('(')) {
            columns = columns();
            token = tokens.next();
        }
        RowBlock.Overriding overriding = RowBlock.Overriding.NONE;
        if (token.isWord("overriding")) {
            overriding = overriding();
            token = tokens.next();
        }
        if (token.isWord("default") || token.isWord("select") || token.isWord("with") || token.isWord("table")) {
            throw scanner.in.fatal(
                    scanner.in.mark,
                    "INSERT … " + token.text().toUpperCase(Locale.ROOT)
                            + " is not data: a dump is read, never executed, so only INSERT … VALUES is taken");
        }
        if (!token.isWord("values") && !token.isWord("value")) {
            throw found(token, "VALUES");
        }
        if (token.isWord("value")) {
            throw ForeignSql.mysql(scanner, "VALUE instead of VALUES");
        }
        return new RowBlock(
                SourceFormat.SQL, Optional.of(table), columns, overriding, settings.handedOn(), settings.silent(table));
    }

    /** A table's name, with or without a schema. */
    SqlTableName table() {
        ForeignSql.requireStart(scanner, scanner.skip());
        Token first = tokens.next();
        if (!first.isName()) {
            throw found(first, "the name of a table");
        }
        if (scanner.skip() != '.') {
            return new SqlTableName(settings.schema(first.text()), first.text());
        }
        tokens.next();
        ForeignSql.requireStart(scanner, scanner.skip());
        Token second = tokens.next();
        if (!second.isName()) {
            throw found(second, "the name of a table");
        }
        if (scanner.skip() == '.') {
            throw scanner.fatal("a table's name has three parts; schema.table was expected");
        }
        return new SqlTableName(Optional.of(first.text()), second.text());
    }

    /** Column names after the opening parenthesis, up to the closing one. */
    List<String> columns() {
        List<String> columns = new ArrayList<>();
        HashSet<String> seen = new HashSet<>();
        Token token;
        do {
            ForeignSql.requireStart(scanner, scanner.skip());
            Token name = tokens.next();
            if (!name.isName() || name.isWord("select") || name.isWord("values") || name.isWord("with")) {
                throw found(name, "the name of a column");
            }
            if (!seen.add(name.text())) {
                throw scanner.fatal("the column " + name.shown() + " appears twice in the list");
            }
            columns.add(column(name));
            token = tokens.next();
        } while (token.isSymbol(','));
        if (!token.isSymbol(')')) {
            throw found(token, "\",\" or \")\" in the list of columns");
        }
        return columns;
    }

    /** {@code --map} holds for SQL files too; whether the table has the column is for the load to check. */
    private String column(Token name) {
        String mapped = columnMap.getOrDefault(name.text(), name.text());
        if (mapped.isEmpty()) {
            throw scanner.fatal("--map leaves out column " + name.shown() + ", which is not possible for an SQL file");
        }
        return mapped;
    }

    private RowBlock.Overriding overriding() {
        Token which = tokens.next();
        Token value = tokens.next();
        if (!value.isWord("value") || (!which.isWord("system") && !which.isWord("user"))) {
            throw found(which, "SYSTEM VALUE or USER VALUE");
        }
        return which.isWord("system") ? RowBlock.Overriding.SYSTEM_VALUE : RowBlock.Overriding.USER_VALUE;
    }

    private SourceException found(Token token, String wanted) {
        return SourceException.fatal(
                scanner.in.file(),
                token.line(),
                -1,
                "found " + token.shown() + " where " + wanted + " was expected",
                null);
    }
}
