package dev.plumbline.loader.create;

import dev.plumbline.loader.source.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The default of a column as a dump writes it: values, casts and a handful of PostgreSQL's own functions. Any other function could be
 * anybody's, and would run with the rights of whoever loads.
 */
final class Expression {

    private static final Set<String> WORDS = Set.of(
            "null",
            "true",
            "false",
            "current_timestamp",
            "current_date",
            "current_time",
            "localtimestamp",
            "localtime",
            "current_user",
            "session_user",
            "array",
            "interval",
            "date",
            "timestamp",
            "at",
            "time",
            "zone",
            "with",
            "without");
    private static final Set<String> FUNCTIONS = Set.of(
            "now",
            "clock_timestamp",
            "statement_timestamp",
            "transaction_timestamp",
            "timezone",
            "gen_random_uuid",
            "age",
            "make_interval",
            "date_trunc",
            "lower",
            "upper",
            "random");

    private Expression() {}

    /** As SQL, functions with their schema; empty when it contains anything else. */
    static Optional<String> of(List<Token> tokens) {
        var safe = new ArrayList<Token>();
        int i = 0;
        while (i < tokens.size()) {
            Token token = tokens.get(i);
            if (isCast(tokens, i)) {
                int end = TypeWords.end(tokens, i + 2);
                safe.addAll(tokens.subList(i, end));
                i = end;
                continue;
            }
            boolean call = i + 1 < tokens.size() && tokens.get(i + 1).isSymbol('(');
            if (token.isWord("pg_catalog")
                    && i + 1 < tokens.size()
                    && tokens.get(i + 1).isSymbol('.')) {
                i += 2;
                continue;
            }
            if (call && token.isName()) {
                if (!FUNCTIONS.contains(token.text())) {
                    return Optional.empty();
                }
                safe.add(new Token(Token.Kind.WORD, "pg_catalog." + token.text(), token.line()));
            } else if (token.isName() && !(token.kind() == Token.Kind.WORD && WORDS.contains(token.text()))
                    || token.kind() == Token.Kind.SYMBOL && "()[],-+".indexOf(token.text()) < 0) {
                return Optional.empty();
            } else {
                safe.add(token);
            }
            i++;
        }
        return safe.isEmpty() ? Optional.empty() : Optional.of(DumpWords.sql(safe));
    }

    private static boolean isCast(List<Token> tokens, int at) {
        return at + 2 < tokens.size()
                && tokens.get(at).isSymbol(':')
                && tokens.get(at + 1).isSymbol(':');
    }
}
