package dev.plumbline.loader.source.sql;

import dev.plumbline.loader.row.RowBlock;
import dev.plumbline.loader.row.SourceException;
import dev.plumbline.loader.row.SourceFormat;
import dev.plumbline.loader.row.SqlTableName;
import dev.plumbline.loader.source.csv.CsvDialect;
import dev.plumbline.loader.source.csv.CsvParser;
import dev.plumbline.loader.source.input.Input;
import dev.plumbline.loader.source.record.CurrentRow;
import dev.plumbline.loader.source.sql.literal.SqlScanner;
import dev.plumbline.loader.source.text.CopyParser;
import dev.plumbline.loader.source.text.LineParser;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code COPY t (…) FROM stdin …;} with its options, in new and old syntax, and creates the parser for its lines. */
final class SqlCopy {

    private final SqlScanner scanner;
    private final SqlTokens tokens;
    private final SqlInsert names;
    private final SqlSettings settings;
    private List<Token> options = List.of();
    private int at;
    private String format = "text";
    private @Nullable Character delimiter;
    private @Nullable String nullText;
    private char quote = '"';
    private @Nullable Character escape;
    private boolean header;

    SqlCopy(SqlScanner scanner, SqlTokens tokens, SqlInsert names, SqlSettings settings) {
        this.scanner = scanner;
        this.tokens = tokens;
        this.names = names;
        this.settings = settings;
    }

    /** The block of the lines that follow; the position is at the first of them. */
    RowBlock block() {
        if (scanner.skip() == '(' || scanner.isWordAhead("binary")) {
            throw scanner.fatal("COPY of a query or in binary format cannot be read; COPY t FROM stdin is");
        }
        SqlTableName table = names.table();
        List<String> columns = List.of();
        if (scanner.skip() == '(') {
            scanner.in.pos++;
            columns = names.columns();
        }
        if (!scanner.skipWord("from") || !scanner.skipWord("stdin")) {
            throw scanner.fatal(
                    "found " + scanner.shown()
                            + " where FROM stdin was expected: a dump is read, never executed, so COPY TO and COPY from a file are not");
        }
        options = tokens.rest(2000);
        readOptions();
        endLine();
        return new RowBlock(
                SourceFormat.SQL,
                Optional.of(table),
                columns,
                RowBlock.Overriding.COPY,
                settings.handedOn(),
                settings.silent(table));
    }

    LineParser parser(CurrentRow record) {
        Input in = scanner.in;
        try {
            LineParser parser;
            if (format.equals("csv")) {
                CsvDialect dialect = CsvDialect.standard()
                        .withQuote(quote)
                        .withEscape(escape == null ? quote : escape)
                        .withNullText(nullText == null ? "" : nullText);
                char c = delimiter == null ? ',' : delimiter;
                parser = new CsvParser(in, record, dialect.withDelimiter(c), c);
            } else {
                parser = new CopyParser(
                        in, record, delimiter == null ? '\t' : delimiter, nullText == null ? "\\N" : nullText);
            }
            if (header) {
                parser.next();
            }
            return parser;
        } catch (IllegalArgumentException e) {
            throw scanner.fatal("COPY: " + e.getMessage());
        }
    }

    /** Data begins on the line after the semicolon. */
    private void endLine() {
        while (scanner.peek(0) == ' ' || scanner.peek(0) == '\t') {
            scanner.in.pos++;
        }
        if (scanner.peek(0) == '\r') {
            scanner.in.pos++;
        }
        if (scanner.peek(0) != '\n' && !scanner.atEnd()) {
            throw scanner.fatal("found " + scanner.shown() + " where the line of COPY … FROM stdin; was to end");
        }
        if (!scanner.atEnd()) {
            scanner.in.pos++;
        }
    }

    private void readOptions() {
        while (at < options.size()) {
            Token token = options.get(at++);
            if (token.kind() == Token.Kind.SYMBOL || token.isWord("with")) {
                continue;
            }
            option(token);
        }
    }

    private void option(Token name) {
        switch (name.text()) {
            case "format" -> {
                format = value(name);
                if (!format.equals("text") && !format.equals("csv")) {
                    throw unknown("FORMAT " + format);
                }
            }
            case "csv" -> format = "csv";
            case "delimiter", "delimiters" -> delimiter = character(name);
            case "null" -> nullText = value(name);
            case "quote" -> quote = character(name);
            case "escape" -> escape = character(name);
            case "header" -> header = isOn();
            case "freeze" -> isOn();
            case "encoding" -> requireEncoding(value(name));
            case "on_error", "log_verbosity", "reject_limit" -> value(name);
            default -> throw unknown(name.text().toUpperCase(java.util.Locale.ROOT));
        }
    }

    private SourceException unknown(String option) {
        return scanner.fatal("the option " + option + " of COPY cannot be read");
    }

    private void requireEncoding(String encoding) {
        boolean utf8 = Encodings.byName(encoding).equals(java.nio.charset.StandardCharsets.UTF_8);
        if (utf8 != scanner.in.isUtf8()) {
            throw unknown("ENCODING " + encoding + ", in a file of another encoding,");
        }
    }

    private String value(Token name) {
        if (at < options.size() && options.get(at).isWord("as")) {
            at++;
        }
        if (at == options.size() || options.get(at).kind() == Token.Kind.SYMBOL) {
            throw unknown(name.text().toUpperCase(java.util.Locale.ROOT) + " without a value");
        }
        return options.get(at++).text();
    }

    private char character(Token name) {
        String value = value(name);
        if (value.length() != 1 || value.charAt(0) > 127 || (value.charAt(0) < ' ' && value.charAt(0) != '\t')) {
            throw unknown(name.text().toUpperCase(java.util.Locale.ROOT) + " '" + value + "' (one ASCII character is)");
        }
        return value.charAt(0);
    }

    /** A switch may stand alone, which turns it on. */
    private boolean isOn() {
        if (at < options.size() && options.get(at).kind() != Token.Kind.SYMBOL) {
            String value = options.get(at).text();
            if (List.of("true", "on", "1", "match", "false", "off", "0").contains(value)) {
                at++;
            }
            return !List.of("false", "off", "0").contains(value);
        }
        return true;
    }
}
