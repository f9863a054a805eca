package dev.plumbline.schema.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script cut into statements by PostgreSQL's lexical rules: quotes, dollar quotes, nested comments, bodies written
 * {@code begin atomic … end}, and the data lines of {@code copy … from stdin}. {@code standard_conforming_strings} is followed where the script
 * itself sets it.
 *
 * @param commands lines that start with a backslash: commands of psql, which no server understands
 * @param unfinished what stands behind the last semicolon
 * @param openComment the line on which a comment begins that never ends, so that everything below it is left out
 * @param comments those outside of literals, in their order
 */
public record SqlScript(
        List<SqlStatement> statements,
        List<SqlStatement> commands,
        Optional<SqlStatement> unfinished,
        OptionalInt openComment,
        List<SqlComment> comments) {
    private static final Pattern COPY_FROM_STDIN = Pattern.compile("COPY .* FROM STDIN.*");
    /** Turned off, a backslash escapes in every literal from then on. */
    private static final Pattern STRINGS =
            Pattern.compile("(?:SET (?:SESSION |LOCAL )?|RESET )STANDARD_CONFORMING_STRINGS(?: ?= ?| TO |)'?(\\w*)'?");

    private static final Pattern ROUTINE = Pattern.compile("CREATE (OR REPLACE )?(FUNCTION|PROCEDURE) .*");

    public SqlScript {
        statements = List.copyOf(statements);
        commands = List.copyOf(commands);
        comments = List.copyOf(comments);
    }

    public static SqlScript of(String text) {
        return new Scanner(text).scan();
    }

    /** Every statement, the one without a semicolon at its end too. */
    public List<SqlStatement> all() {
        var all = new ArrayList<>(statements);
        unfinished.filter(rest -> !rest.words().isEmpty()).ifPresent(all::add);
        return all;
    }

    private static final class Scanner {
        private final String text;
        private final List<SqlStatement> statements = new ArrayList<>();
        private final List<SqlStatement> commands = new ArrayList<>();
        private final List<SqlComment> comments = new ArrayList<>();
        private int at;
        private int line = 1;
        private int start = -1;
        private int startLine;
        private int parentheses;
        private int blocks;
        private boolean backslashes;
        private OptionalInt openComment = OptionalInt.empty();

        Scanner(String text) {
            this.text = text;
        }

        SqlScript scan() {
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '\n') {
                    line++;
                    at++;
                } else if (Character.isWhitespace(c)) {
                    at++;
                } else if (text.startsWith("--", at)) {
                    int end = endOfLine();
                    comments.add(new SqlComment(line, text.substring(at, end).strip()));
                    at = end;
                } else if (text.startsWith("/*", at)) {
                    comment();
                } else if (c == '\\' && start < 0) {
                    int end = endOfLine();
                    commands.add(new SqlStatement(line, text.substring(at, end).strip()));
                    at = end;
                } else {
                    token(c);
                }
            }
            Optional<SqlStatement> rest = start < 0
                    ? Optional.empty()
                    : Optional.of(
                            new SqlStatement(startLine, text.substring(start).strip()));
            return new SqlScript(statements, commands, rest, openComment, comments);
        }

        private void token(char c) {
            if (c == ';' && parentheses == 0 && blocks == 0) {
                finish();
                return;
            }
            if (start < 0) {
                start = at;
                startLine = line;
            }
            if (c == '\'') {
                boolean marked = at > start && "eE".indexOf(text.charAt(at - 1)) >= 0 && !partOfName(at - 2);
                quoted('\'', marked || backslashes);
            } else if (c == '"') {
                quoted('"', false);
            } else if (c == '$' && !partOfName(at - 1)) {
                dollarQuoted();
            } else if (Character.isLetter(c) || c == '_') {
                word();
            } else {
                parentheses = Math.max(0, parentheses + (c == '(' ? 1 : c == ')' ? -1 : 0));
                at++;
            }
        }

        private void finish() {
            if (start >= 0) {
                var statement =
                        new SqlStatement(startLine, text.substring(start, at).strip());
                at++;
                Matcher strings = STRINGS.matcher(statement.words());
                if (strings.matches()) {
                    backslashes = Set.of("OFF", "FALSE", "NO", "0").contains(strings.group(1));
                }
                statements.add(
                        COPY_FROM_STDIN.matcher(statement.words()).matches()
                                ? new SqlStatement(statement.line(), statement.text(), Optional.of(copyData()))
                                : statement);
            } else {
                at++;
            }
            start = -1;
        }

        private String copyData() {
            at = Math.min(endOfLine() + 1, text.length());
            line++;
            int from = at;
            while (at < text.length()) {
                int start = at;
                int end = endOfLine();
                boolean last = text.substring(at, end).strip().equals("\\.");
                at = Math.min(end + 1, text.length());
                line++;
                if (last) {
                    return text.substring(from, start);
                }
            }
            return text.substring(from);
        }

        private void word() {
            int from = at;
            while (at < text.length() && partOfName(at)) {
                at++;
            }
            String word = text.substring(from, at);
            boolean atomicBody = word.equalsIgnoreCase("atomic")
                    && ROUTINE.matcher(new SqlStatement(startLine, text.substring(start, from)).words() + " ")
                            .matches();
            if (blocks == 0 ? atomicBody : word.equalsIgnoreCase("case")) {
                blocks++;
            } else if (blocks > 0 && word.equalsIgnoreCase("end")) {
                blocks--;
            }
        }

        private boolean partOfName(int index) {
            if (index < 0) {
                return false;
            }
            char c = text.charAt(index);
            return Character.isLetterOrDigit(c) || c == '_' || c == '$';
        }

        private void quoted(char quote, boolean escapes) {
            at++;
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '\n') {
                    line++;
                }
                if (escapes && c == '\\') {
                    at++;
                } else if (c == quote) {
                    at++;
                    return;
                }
                at++;
            }
        }

        private void dollarQuoted() {
            int end = at + 1;
            while (end < text.length() && text.charAt(end) != '$' && partOfName(end)) {
                end++;
            }
            if (end >= text.length() || text.charAt(end) != '$' || Character.isDigit(text.charAt(at + 1))) {
                at++;
                return;
            }
            String tag = text.substring(at, end + 1);
            int close = text.indexOf(tag, end + 1);
            int stop = close < 0 ? text.length() : close + tag.length();
            countLines(at, stop);
            at = stop;
        }

        private void comment() {
            int depth = 0;
            int first = line;
            int from = at;
            do {
                if (text.startsWith("/*", at)) {
                    depth++;
                    at += 2;
                } else if (text.startsWith("*/", at)) {
                    depth--;
                    at += 2;
                } else {
                    line += text.charAt(at) == '\n' ? 1 : 0;
                    at++;
                }
            } while (depth > 0 && at < text.length());
            comments.add(new SqlComment(first, text.substring(from, at).strip()));
            if (depth > 0) {
                openComment = OptionalInt.of(first);
            }
        }

        private void countLines(int from, int to) {
            for (int i = from; i < to; i++) {
                line += text.charAt(i) == '\n' ? 1 : 0;
            }
        }

        private int endOfLine() {
            int end = text.indexOf('\n', at);
            return end < 0 ? text.length() : end;
        }
    }
}
