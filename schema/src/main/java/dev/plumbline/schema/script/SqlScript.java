package dev.plumbline.schema.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A script split into statements by PostgreSQL's lexical rules: quotes, dollar quotes, nested comments, bodies written {@code begin atomic
 * … end}, and the data lines of {@code copy … from stdin}. {@code standard_conforming_strings} is followed where the script itself sets
 * it.
 *
 * @param commands what begins with a backslash outside literals: commands of psql, which no server understands
 * @param unfinished what comes after the last semicolon
 * @param openComment the line on which a comment begins that never ends, so that everything after it is left out
 * @param comments those outside literals, in order
 */
public record SqlScript(
        List<SqlStatement> statements,
        List<SqlStatement> commands,
        Optional<SqlStatement> unfinished,
        OptionalInt openComment,
        List<SqlComment> comments) {

    public SqlScript {
        statements = List.copyOf(statements);
        commands = List.copyOf(commands);
        comments = List.copyOf(comments);
    }

    public static SqlScript of(String text) {
        return new ScriptCutter(text).scan();
    }

    /** Every statement, including one without a semicolon at its end. */
    public List<SqlStatement> all() {
        var all = new ArrayList<>(statements);
        unfinished.filter(rest -> !rest.words().isEmpty()).ifPresent(all::add);
        return all;
    }

    /** Whether an expression ends where its text ends: no bracket, quote, comment or statement of it extends further. */
    public static boolean isClosed(String expression) {
        String text = expression + " "; // which a quote that is not closed would take in
        int open = 0;
        for (int at = 0; at < expression.length() && open >= 0; ) {
            SqlToken token = SqlToken.at(text, at, false);
            char c = text.charAt(at);
            if (token.kind() == SqlToken.Kind.OPEN_COMMENT
                    || token.kind() == SqlToken.Kind.QUOTED && token.end() > expression.length()
                    || token.kind() == SqlToken.Kind.OTHER && c == ';') {
                return false;
            }
            if (token.kind() == SqlToken.Kind.OTHER) {
                open += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
            at = token.end();
        }
        return open == 0;
    }
}
