package dev.plumbline.loader.create;

import dev.plumbline.loader.source.sql.Token;
import dev.plumbline.loader.target.Name;
import java.util.ArrayList;
import java.util.List;

/** A statement as a list of tokens with a position to read on from. */
final class DumpWords {

    private static final Token END = new Token(Token.Kind.END, "", 0);

    private final List<Token> tokens;
    private int at;

    DumpWords(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return at < tokens.size() ? tokens.get(at) : END;
    }

    Token next() {
        Token token = peek();
        at++;
        return token;
    }

    boolean atEnd() {
        return at >= tokens.size();
    }

    /** Skips these words if they come next. */
    boolean skip(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (at + i >= tokens.size() || !tokens.get(at + i).isWord(words[i])) {
                return false;
            }
        }
        at += words.length;
        return true;
    }

    boolean skip(char symbol) {
        boolean there = peek().isSymbol(symbol);
        at += there ? 1 : 0;
        return there;
    }

    /** From an opening parenthesis to the one that closes it, without both; the position is after it. */
    List<Token> inParentheses() {
        var inside = new ArrayList<Token>();
        int depth = 0;
        while (!atEnd()) {
            Token token = next();
            if (depth > 0 && !(depth == 1 && token.isSymbol(')'))) {
                inside.add(token);
            }
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            if (depth == 0) {
                break;
            }
        }
        return inside;
    }

    /** Everything from here, split at commas outside parentheses. */
    static List<List<Token>> parts(List<Token> tokens) {
        var parts = new ArrayList<List<Token>>();
        var part = new ArrayList<Token>();
        int depth = 0;
        for (Token token : tokens) {
            depth += token.isSymbol('(') || token.isSymbol('[')
                    ? 1
                    : token.isSymbol(')') || token.isSymbol(']') ? -1 : 0;
            if (depth == 0 && token.isSymbol(',')) {
                parts.add(List.copyOf(part));
                part.clear();
            } else {
                part.add(token);
            }
        }
        parts.add(List.copyOf(part));
        return parts;
    }

    /** As SQL again, every name and string quoted. */
    static String sql(List<Token> tokens) {
        var sql = new StringBuilder();
        Token before = END;
        for (Token token : tokens) {
            boolean glued = before.isSymbol(':') && token.isSymbol(':')
                    || before.isSymbol('.')
                    || token.isSymbol('.')
                    || before.isSymbol('(')
                    || token.isSymbol(')')
                    || token.isSymbol(',')
                    || token.isSymbol('(');
            sql.append(glued || sql.isEmpty() ? "" : " ");
            sql.append(
                    switch (token.kind()) {
                        case NAME -> Name.quote(token.text());
                        case STRING -> Name.literal(token.text()).strip();
                        default -> token.text();
                    });
            before = token;
        }
        return sql.toString();
    }
}
