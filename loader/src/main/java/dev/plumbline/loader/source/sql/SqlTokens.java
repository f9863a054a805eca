package dev.plumbline.loader.source.sql;

import dev.plumbline.loader.row.SourceException;
import dev.plumbline.loader.source.input.Input;
import dev.plumbline.loader.source.record.ByteSink;
import dev.plumbline.loader.source.sql.literal.ForeignSql;
import dev.plumbline.loader.source.sql.literal.Literal;
import dev.plumbline.loader.source.sql.literal.SqlScanner;
import dev.plumbline.loader.source.sql.literal.SqlStrings;
import dev.plumbline.loader.source.sql.literal.UnreadableLiteral;
import java.util.ArrayList;
import java.util.List;

/** Splits the statements of an SQL file into tokens, or skips them without keeping anything. */
final class SqlTokens {

    private final SqlScanner scanner;
    private final Input in;
    private final ByteSink sink = new ByteSink();
    private final SqlStrings strings;

    SqlTokens(SqlScanner scanner) {
        this.scanner = scanner;
        this.in = scanner.in;
        this.strings = new SqlStrings(scanner, sink);
    }

    void setStandardStrings(boolean on) {
        strings.setStandard(on);
    }

    Token next() {
        byte c = scanner.skip();
        long line = scanner.line();
        if (c == SqlScanner.END && scanner.atEnd()) {
            return new Token(Token.Kind.END, "", line);
        }
        if (c == '"') {
            return new Token(Token.Kind.NAME, scanner.quotedName(), line);
        }
        if (c == '\'' || ((c | 0x20) == 'e' && scanner.peek(1) == '\'')) {
            return new Token(Token.Kind.STRING, string(c), line);
        }
        if (SqlScanner.startsWord(c)) {
            return new Token(Token.Kind.WORD, scanner.word(), line);
        }
        int length = 1;
        boolean number = c >= '0' && c <= '9';
        while (number && (SqlScanner.continuesWord(scanner.peek(length)) || scanner.peek(length) == '.')) {
            length++;
        }
        String text = in.show(in.pos, in.pos + length);
        in.pos += length;
        return new Token(number ? Token.Kind.NUMBER : Token.Kind.SYMBOL, text, line);
    }

    private String string(byte first) {
        Literal literal = new Literal(in, sink);
        sink.end = 0;
        boolean kept = scanner.keep();
        try {
            if (first == '\'') {
                strings.plain(literal);
            } else {
                strings.escaped(literal);
            }
            return literal.text();
        } catch (UnreadableLiteral e) {
            throw scanner.fatal(e.problem());
        } finally {
            if (!kept) {
                scanner.letGo();
            }
        }
    }

    /** The tokens up to the semicolon, which is passed; those beyond {@code most} are skipped. */
    List<Token> rest(int most) {
        List<Token> tokens = new ArrayList<>();
        while (tokens.size() < most) {
            Token token = next();
            if (token.isSymbol(';')) {
                return tokens;
            }
            requireMore(token.kind() == Token.Kind.END);
            tokens.add(token);
        }
        passStatement();
        return tokens;
    }

    private void requireMore(boolean end) {
        if (end) {
            throw scanner.fatal(
                    "the file ends inside a statement (a truncated file, or its last semicolon is missing)");
        }
    }

    /**
     * Skips the rest of a statement with its semicolon, wherever else semicolons stand: in strings, comments, parentheses and the bodies
     * of SQL functions. {@code begun}: the words of it that have been read.
     */
    void passStatement(String... begun) {
        List<String> words = new ArrayList<>(List.of(begun));
        int parentheses = 0;
        int body = 0;
        while (true) {
            byte c = scanner.skip();
            requireMore(c == SqlScanner.END && scanner.atEnd());
            if (c == ';' && parentheses <= 0 && body == 0) {
                in.pos++;
                return;
            }
            parentheses += c == '(' ? 1 : c == ')' ? -1 : 0;
            String word = passToken(c);
            if (!word.isEmpty()) {
                ForeignSql.requireWord(scanner, word);
                if (words.size() < 40) {
                    words.add(word);
                }
                body = bodyDepth(body, word, words);
            }
        }
    }

    /** Depth of {@code begin … end} in the body of a function or procedure, counted as psql does. */
    private static int bodyDepth(int depth, String word, List<String> words) {
        boolean routine = words.contains("function") || words.contains("procedure");
        if ((word.equals("begin") && routine) || (word.equals("case") && depth > 0)) {
            return depth + 1;
        }
        return word.equals("end") && depth > 0 ? depth - 1 : depth;
    }

    /** Skips from an opening parenthesis past the closing one. */
    void passParentheses() {
        int depth = 0;
        do {
            byte c = scanner.skip();
            if (c == SqlScanner.END && scanner.atEnd()) {
                throw scanner.fatal("the file ends inside a row (a truncated file?)");
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            passToken(c);
        } while (depth > 0);
    }

    /** Skips a token that begins with {@code c}; returns it when it is a word. */
    private String passToken(byte c) {
        if (c == '\'') {
            passString(!strings.isStandard());
        } else if (c == '"') {
            scanner.quotedName();
        } else if (c == '$' && strings.dollarTag() > 0) {
            strings.passDollar(strings.dollarTag());
        } else if (c == '`') {
            ForeignSql.requireStart(scanner, c);
        } else if ((c | 0x20) == 'e' && scanner.peek(1) == '\'') {
            in.pos++;
            passString(true);
        } else if (SqlScanner.startsWord(c)) {
            return scanner.word();
        } else {
            do {
                in.pos++;
            } while (c >= '0' && c <= '9' && SqlScanner.continuesWord(scanner.peek(0)));
        }
        return "";
    }

    private void passString(boolean escapes) {
        long line = scanner.line();
        in.pos++;
        while (true) {
            byte c = scanner.peek(0);
            if (c == SqlScanner.END && in.pos == in.limit) {
                throw SourceException.fatal(
                        in.file(), line, -1, "the string that opens here is never closed (a truncated file?)", null);
            }
            in.pos++;
            if (c == '\\' && escapes && !scanner.atEnd()) {
                in.pos++;
            } else if (c == '\'') {
                if (scanner.peek(0) != '\'') {
                    return;
                }
                in.pos++;
            }
        }
    }
}
