package dev.plumbline.schema.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Goes through a script once and splits it into statements. */
final class ScriptCutter {
    private static final Pattern COPY_FROM_STDIN = Pattern.compile("COPY .* FROM STDIN.*");
    private static final Pattern PSQL_COPY_FROM_STDIN = Pattern.compile("(?i)\\\\copy\\s.*\\sfrom\\s+stdin\\b.*");
    /** Once this is turned off, a backslash escapes in every literal. */
    private static final Pattern STRINGS =
            Pattern.compile("(?:SET (?:SESSION |LOCAL )?|RESET )STANDARD_CONFORMING_STRINGS(?: ?= ?| TO |)'?(\\w*)'?"
                    + "|SELECT (?:PG_CATALOG\\.)?SET_CONFIG ?\\( ?'STANDARD_CONFORMING_STRINGS' ?, ?'(\\w*)'.*");

    private static final Set<String> OFF = Set.of("OFF", "OF", "FALSE", "FALS", "FAL", "FA", "F", "NO", "N", "0");
    private static final Pattern ROUTINE = Pattern.compile("CREATE (OR REPLACE )?(FUNCTION|PROCEDURE) .*");

    /** Commands of psql that send the statement typed so far. */
    private static final Set<String> SENDING =
            Set.of("g", "gx", "gset", "gexec", "gdesc", "crosstabview", "watch", "parse");
    /** Those that take the whole line, whatever it contains. */
    private static final Set<String> WHOLE_LINE = Set.of("copy", "!", "h", "help", "ef", "ev", "sf", "sv");

    private final String text;
    private final List<SqlStatement> statements = new ArrayList<>();
    private final List<SqlStatement> commands = new ArrayList<>();
    private final List<SqlComment> comments = new ArrayList<>();
    private int at;
    private int line = 1;
    private int start = -1;
    private int startLine;
    /** The statement so far, before a command of psql in the middle of it. */
    private String kept = "";

    private int parentheses;
    private int blocks;
    private String previous = "";
    private boolean backslashes;
    private OptionalInt openComment = OptionalInt.empty();
    /** The end of the line below which data lines begin, and where they end. */
    private int rowsBelow = -1;

    private int rowsUntil;

    ScriptCutter(String text) {
        this.text = text;
    }

    SqlScript scan() {
        while (at < text.length()) {
            if (at == rowsBelow) {
                passTo(rowsUntil);
            } else if (text.charAt(at) == '\\') {
                command();
            } else {
                token(SqlToken.at(text, at, backslashes));
            }
        }
        Optional<SqlStatement> rest =
                start < 0 ? Optional.empty() : Optional.of(new SqlStatement(startLine, statementUntil(text.length())));
        return new SqlScript(statements, commands, rest, openComment, comments);
    }

    private void token(SqlToken token) {
        switch (token.kind()) {
            case SPACE -> {}
            case COMMENT, OPEN_COMMENT -> {
                comments.add(
                        new SqlComment(line, text.substring(at, token.end()).strip()));
                if (token.kind() == SqlToken.Kind.OPEN_COMMENT) {
                    openComment = OptionalInt.of(line);
                }
            }
            default -> {
                if (text.charAt(at) == ';' && parentheses == 0 && blocks == 0) {
                    finish(at, at + 1);
                    return;
                }
                within(token);
            }
        }
        passTo(token.end());
    }

    private void within(SqlToken token) {
        if (start < 0) {
            start = at;
            startLine = line;
        }
        if (token.kind() == SqlToken.Kind.WORD) {
            word(text.substring(at, token.end()).toUpperCase(Locale.ROOT));
            return;
        }
        char c = text.charAt(at);
        previous = token.kind() == SqlToken.Kind.OTHER ? String.valueOf(c) : "";
        parentheses = Math.max(0, parentheses + (c == '(' ? 1 : c == ')' ? -1 : 0));
    }

    /** {@code end} closes a body or a {@code case}; as the name of a column it comes after {@code as} or a dot. */
    private void word(String word) {
        boolean name = previous.equals("AS") || previous.equals(".");
        if (blocks == 0) {
            blocks = word.equals("ATOMIC") && previous.equals("BEGIN") && isRoutine() ? 1 : 0;
        } else if (!name && word.equals("CASE")) {
            blocks++;
        } else if (!name && word.equals("END")) {
            blocks--;
        }
        previous = word;
    }

    private boolean isRoutine() {
        return ROUTINE.matcher(new SqlStatement(startLine, statementUntil(at)).words() + " ")
                .matches();
    }

    private String statementUntil(int end) {
        return SqlToken.stripped(kept + text.substring(start, end));
    }

    private void finish(int end, int next) {
        passTo(next);
        if (start >= 0) {
            var statement = new SqlStatement(startLine, statementUntil(end));
            Matcher strings = STRINGS.matcher(statement.words());
            if (strings.matches()) {
                backslashes = OFF.contains(Optional.ofNullable(strings.group(1)).orElseGet(() -> strings.group(2)));
            }
            statements.add(
                    COPY_FROM_STDIN.matcher(statement.words()).matches()
                            ? new SqlStatement(statement.line(), statement.text(), Optional.of(rows()))
                            : statement);
        }
        forget();
    }

    private void forget() {
        start = -1;
        kept = "";
        previous = "";
        parentheses = 0;
        blocks = 0;
    }

    /** Data lines begin below the line, whatever else is on it. */
    private String rows() {
        int end = endOfLine(at);
        int from = end == rowsBelow ? rowsUntil : Math.min(end + 1, text.length());
        int next = from;
        rowsBelow = end;
        while (next < text.length()) {
            int first = next;
            int last = endOfLine(first);
            next = Math.min(last + 1, text.length());
            String row = text.substring(first, last);
            if (row.equals("\\.") || row.equals("\\.\r")) {
                rowsUntil = next;
                return text.substring(from, first);
            }
        }
        rowsUntil = text.length();
        return text.substring(from);
    }

    /** Its arguments end with the line, or at the next command's backslash outside quotes. */
    private void command() {
        int name = at + 1;
        while (name < text.length() && Character.isLetter(text.charAt(name))) {
            name++;
        }
        String word = text.substring(at + 1, name);
        if (word.isEmpty() && name < text.length()) {
            name++;
            word = text.substring(at + 1, name);
        }
        int end = word.equals(";") || word.equals("\\") ? name : argumentsEnd(name, WHOLE_LINE.contains(word));
        String command = text.substring(at, end).strip();
        if (!word.equals("\\")) {
            commands.add(new SqlStatement(line, command));
        }
        if (word.equals(";") || SENDING.contains(word)) {
            finish(at, end);
        } else if (start >= 0) {
            kept += text.substring(start, at);
            passTo(end);
            start = end;
        } else {
            passTo(end);
        }
        if (word.equals("r") || word.equals("reset")) {
            forget();
        }
        if (PSQL_COPY_FROM_STDIN.matcher(command).matches()) {
            rows();
        }
    }

    private int argumentsEnd(int from, boolean wholeLine) {
        int end = endOfLine(from);
        if (wholeLine) {
            return end;
        }
        char quote = 0;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (quote == 0 && c == '\\') {
                return i;
            }
            if (quote == 0 ? "'\"`".indexOf(c) >= 0 : c == quote) {
                quote = quote == 0 ? c : 0;
            }
        }
        return end;
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private void passTo(int end) {
        for (; at < end; at++) {
            line += text.charAt(at) == '\n' ? 1 : 0;
        }
    }
}
