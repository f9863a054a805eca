package dev.plumbline.loader.source.sql;

import dev.plumbline.loader.row.SourceException;
import dev.plumbline.loader.row.SqlTableName;
import dev.plumbline.loader.source.sql.literal.ForeignSql;
import dev.plumbline.loader.source.sql.literal.SqlScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Skips the statements that are not data. Those that cannot change what is loaded are always skipped, settings that change what text means
 * are recorded; any other is refused unless skipping was requested. None is ever executed.
 */
final class SqlStatements {

    private static final Set<String> HARMLESS = Set.of(
            "begin",
            "start",
            "commit",
            "end",
            "savepoint",
            "release",
            "analyze",
            "analyse",
            "vacuum",
            "checkpoint",
            "lock",
            "discard",
            "deallocate");
    /** What the definition of a table is assembled from. */
    private static final Set<String> DEFINED = Set.of("table", "unlogged", "sequence");

    /** In tokens: far more than the widest table needs. */
    private static final int LONGEST_DEFINITION = 200_000;

    private static final Set<String> UNDOING = Set.of("rollback", "abort");
    private static final Set<String> HARMLESS_COMMANDS =
            Set.of("restrict", "unrestrict", "echo", "qecho", "warn", "timing", "pset", "set", "unset", "x");

    private final SqlScanner scanner;
    private final SqlTokens tokens;
    private final SqlSettings settings;
    private final SqlOptions options;
    private final SkippedStatements skipped;

    SqlStatements(
            SqlScanner scanner, SqlTokens tokens, SqlSettings settings, SqlOptions options, SkippedStatements skipped) {
        this.scanner = scanner;
        this.tokens = tokens;
        this.settings = settings;
        this.options = options;
        this.skipped = skipped;
    }

    /** A statement whose first word was just read, on {@code line}. */
    void pass(String first, long line) {
        switch (first) {
            case "set" -> set(line);
            case "reset" -> reset(line);
            case "select" -> select(line);
            case "alter" -> alter(line);
            default -> other(first, line);
        }
    }

    private void other(String first, long line) {
        byte c = scanner.skip();
        String second = SqlScanner.startsWord(c) ? scanner.word() : "";
        if (first.equals("create")
                && DEFINED.contains(second)
                && options.definitions().isPresent()) {
            define(first, second, tokens.rest(LONGEST_DEFINITION), line);
            skipped.add(("create " + second).toUpperCase(Locale.ROOT), line, true);
            return;
        }
        ForeignSql.requireStatement(scanner, first, second);
        if (UNDOING.contains(first)) {
            throw fatal(
                    line,
                    first.toUpperCase(Locale.ROOT)
                            + " would undo what stands before it: a dump is read, never executed, so take it out");
        }
        String kind = HARMLESS.contains(first) || second.isEmpty() ? first : first + " " + second;
        passOrRefuse(kind, line, HARMLESS.contains(first));
        if (!second.equals("")) {
            ForeignSql.requireWord(scanner, second);
        }
        tokens.passStatement(first, second);
    }

    private void define(String first, String second, List<Token> rest, long line) {
        var statement = new ArrayList<Token>();
        statement.add(new Token(Token.Kind.WORD, first, line));
        statement.add(new Token(Token.Kind.WORD, second, line));
        statement.addAll(rest);
        options.definitions().orElseThrow().take(statement, settings::schema);
    }

    private void passOrRefuse(String kind, long line, boolean harmless) {
        String shown = kind.toUpperCase(Locale.ROOT);
        if (!harmless && !options.skipOtherStatements()) {
            throw fatal(
                    line,
                    shown + " is not data: a dump is read, never executed."
                            + " Take it out (pg_dump --data-only does), or pass over such statements with --skip-statements");
        }
        skipped.add(shown, line, harmless);
    }

    /** {@code ALTER TABLE … DISABLE TRIGGER}, as pg_dump --disable-triggers writes it, is recorded. */
    private void alter(long line) {
        boolean defining = options.definitions().isPresent();
        List<Token> rest = new ArrayList<>(tokens.rest(defining ? LONGEST_DEFINITION : 12));
        if (defining && !rest.isEmpty() && DEFINED.contains(rest.get(0).text())) {
            define("alter", rest.get(0).text(), rest.subList(1, rest.size()), line);
        }
        String second = rest.isEmpty() ? "" : " " + rest.get(0).text();
        int at = second.equals(" table") ? triggerAt(rest) : -1;
        passOrRefuse("alter" + second + (at > 0 ? " trigger" : ""), line, at > 0);
        if (at > 0) {
            triggers(rest, at);
        }
    }

    /** Where DISABLE or ENABLE … TRIGGER begins, -1 when the statement does something else or anything more. */
    private static int triggerAt(List<Token> rest) {
        for (int i = 1; i < rest.size() - 1; i++) {
            boolean enable = rest.get(i).isWord("enable");
            if (enable || rest.get(i).isWord("disable")) {
                int which = i + 1;
                boolean role = enable
                        && (rest.get(which).isWord("always") || rest.get(which).isWord("replica"));
                which += role ? 1 : 0;
                return which == rest.size() - 2 && rest.get(which).isWord("trigger") ? i : -1;
            }
        }
        return -1;
    }

    private void triggers(List<Token> rest, int at) {
        int from = 1;
        if (rest.get(from).isWord("if")) {
            from += 2;
        }
        if (rest.get(from).isWord("only")) {
            from++;
        }
        Token last = rest.get(rest.size() - 1);
        boolean all = last.isWord("all") || last.isWord("user");
        boolean qualified = at - from >= 3 && rest.get(from + 1).isSymbol('.');
        String name = rest.get(qualified ? from + 2 : from).text();
        var table = new SqlTableName(qualified ? Optional.of(rest.get(from).text()) : settings.schema(name), name);
        settings.triggers(
                table,
                all ? Optional.empty() : Optional.of(last.text()),
                rest.get(at).isWord("disable"));
    }

    /** pg_dump's {@code SELECT pg_catalog.set_config(…)} and {@code setval(…)}; any other query is not data. */
    private void select(long line) {
        List<Token> query = new ArrayList<>(tokens.rest(200));
        if (query.size() > 2
                && query.get(0).isWord("pg_catalog")
                && query.get(1).isSymbol('.')) {
            query = query.subList(2, query.size());
        }
        boolean call =
                query.size() > 3 && query.get(1).isSymbol('(') && query.get(2).kind() == Token.Kind.STRING;
        if (call
                && query.get(0).isWord("set_config")
                && query.size() > 4
                && query.get(4).kind() == Token.Kind.STRING) {
            String value = query.get(4).text();
            settings.set(query.get(2).text().toLowerCase(Locale.ROOT), value.isEmpty() ? List.of() : List.of(value));
            skipped.add("SELECT SET_CONFIG", line, true);
        } else {
            boolean setval = call && query.get(0).isWord("setval") && isOneCall(query);
            passOrRefuse(setval ? "select setval" : "select", line, setval);
        }
    }

    /** Whether the parenthesis that opens after the first word closes with the last token. */
    private static boolean isOneCall(List<Token> query) {
        int depth = 0;
        for (int i = 1; i < query.size(); i++) {
            depth += query.get(i).isSymbol('(') ? 1 : query.get(i).isSymbol(')') ? -1 : 0;
            if (depth == 0) {
                return i == query.size() - 1;
            }
        }
        return false;
    }

    private void reset(long line) {
        List<Token> names = tokens.rest(12);
        if (names.size() == 1 && names.get(0).isWord("all")) {
            settings.resetAll();
        } else if (!names.isEmpty()) {
            settings.set(names.get(0).text(), List.of());
        }
        skipped.add("RESET", line, true);
    }

    private void set(long line) {
        List<Token> parts = new ArrayList<>(tokens.rest(200));
        if (!parts.isEmpty() && parts.get(0).isSymbol('@')) {
            ForeignSql.requireStart(scanner, (byte) '@');
        }
        if (parts.size() > 1
                && (parts.get(0).isWord("session")
                        || parts.get(0).isWord("local")
                        || parts.get(0).isWord("global"))) {
            parts.remove(0);
        }
        if (parts.size() > 1 && parts.get(0).isWord("time") && parts.get(1).isWord("zone")) {
            settings.set("timezone", values(parts.subList(2, parts.size())));
        } else if (parts.size() > 1 && parts.get(0).isWord("names")) {
            settings.set("names", values(parts.subList(1, parts.size())));
        } else if (!parts.isEmpty()) {
            int equals = 1;
            while (equals < parts.size()
                    && !parts.get(equals).isSymbol('=')
                    && !parts.get(equals).isWord("to")) {
                equals++;
            }
            settings.set(
                    parts.get(0).text().toLowerCase(Locale.ROOT),
                    values(parts.subList(Math.min(equals + 1, parts.size()), parts.size())));
        }
        skipped.add("SET", line, true);
    }

    /** The values of a SET; DEFAULT and LOCAL are not values. A sign belongs to the number after it. */
    private static List<String> values(List<Token> parts) {
        List<String> values = new ArrayList<>();
        String sign = "";
        for (Token part : parts) {
            if (part.isSymbol('-')) {
                sign = "-";
            } else if (part.kind() != Token.Kind.SYMBOL && !part.isWord("default") && !part.isWord("local")) {
                values.add(sign + part.text());
                sign = "";
            }
        }
        return values;
    }

    /** A command of psql at its backslash: it ends with its line. */
    void command(boolean rowsSeen) {
        long line = scanner.line();
        scanner.in.pos++;
        byte c = scanner.peek(0);
        String name = SqlScanner.startsWord(c) ? scanner.word() : scanner.shown();
        if (name.equals("encoding")) {
            scanner.skip();
            String encoding = SqlScanner.startsWord(scanner.peek(0)) ? scanner.word() : "";
            scanner.skipLine();
            settings.set("client_encoding", List.of(encoding));
        } else if (HARMLESS_COMMANDS.contains(name)) {
            scanner.skipLine();
        } else if ((name.equals("connect") || name.equals("c")) && !rowsSeen) {
            scanner.skipLine(); // pg_dump --create and others begin like this; the database has been chosen already
        } else if (name.equals("connect") || name.equals("c")) {
            throw fatal(line, "\\connect: what follows belongs to another database; split the file there");
        } else {
            throw fatal(line, "\\" + name + " is a command of psql, and a dump is read, never executed");
        }
        skipped.add("\\" + name, line, true);
    }

    private SourceException fatal(long line, String problem) {
        return SourceException.fatal(scanner.in.file(), line, -1, problem, null);
    }
}
