package dev.plumbline.loader.create;

import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.source.sql.Token;
import dev.plumbline.loader.target.Name;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A table as a dump defines it: its columns, defaults and keys. What depends on anything else is left out and reported. */
final class DumpTable {

    private static final Set<String> TABLE_PARTS =
            Set.of("constraint", "primary", "unique", "check", "foreign", "exclude", "like");

    /** The keywords that begin a clause of a column's definition. */
    private static final Set<String> NEXT = Set.of(
            "not", "null", "constraint", "primary", "unique", "check", "references", "default", "generated", "collate");

    final Name name;
    private final Map<String, DumpColumn> columns = new LinkedHashMap<>();
    private final List<String> keys = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    DumpTable(Name name) {
        this.name = name;
    }

    /** What stands between the parentheses of CREATE TABLE. */
    void define(List<Token> tokens) {
        for (List<Token> part : DumpWords.parts(tokens)) {
            var words = new DumpWords(part);
            if (part.isEmpty()) {
                continue;
            }
            Token first = words.peek();
            if (first.kind() == Token.Kind.WORD && TABLE_PARTS.contains(first.text())) {
                constraint(words, part);
            } else {
                column(part);
            }
        }
    }

    private void column(List<Token> part) {
        String column = part.get(0).text();
        int end = TypeWords.end(part, 1);
        if (end == 1) {
            throw LoadException.usage("column " + column + " of " + name + " has no type in the dump's CREATE TABLE");
        }
        var made = new DumpColumn(column, DumpWords.sql(part.subList(1, end)));
        columns.put(column, made);
        qualify(made, new DumpWords(part.subList(end, part.size())));
    }

    private void qualify(DumpColumn column, DumpWords words) {
        while (!words.atEnd()) {
            if (words.skip("constraint")) {
                words.next();
            } else if (words.skip("not", "null")) {
                column.notNull = true;
            } else if (words.skip("null")) {
                column.notNull = false;
            } else if (words.skip("collate")) {
                column.collation = " collate " + DumpWords.sql(qualified(words));
            } else if (words.skip("primary", "key")) {
                keys.add("primary key (" + Name.quote(column.name) + ")");
            } else if (words.skip("unique")) {
                keys.add("unique (" + Name.quote(column.name) + ")");
            } else if (words.skip("default")) {
                setDefault(column, value(words));
            } else if (words.skip("generated")) {
                generated(column, words);
            } else {
                leaveOut("of column " + column.name, words);
            }
        }
    }

    private static List<Token> qualified(DumpWords words) {
        var tokens = new ArrayList<Token>(List.of(words.next()));
        while (words.peek().isSymbol('.')) {
            tokens.add(words.next());
            tokens.add(words.next());
        }
        return tokens;
    }

    /** The expression of a default: it ends at the next keyword of a column's definition. */
    private static List<Token> value(DumpWords words) {
        var tokens = new ArrayList<Token>();
        int depth = 0;
        while (!words.atEnd()) {
            Token token = words.peek();
            boolean ends =
                    depth == 0 && !tokens.isEmpty() && token.kind() == Token.Kind.WORD && NEXT.contains(token.text());
            if (ends) {
                break;
            }
            depth += token.isSymbol('(') || token.isSymbol('[')
                    ? 1
                    : token.isSymbol(')') || token.isSymbol(']') ? -1 : 0;
            tokens.add(words.next());
        }
        return tokens;
    }

    private void setDefault(DumpColumn column, List<Token> tokens) {
        Optional<Name> sequence = DumpSequence.drawnBy(tokens);
        if (sequence.isPresent()) {
            column.sequence = sequence;
            return;
        }
        column.defaultSql = Expression.of(tokens);
        if (column.defaultSql.isEmpty()) {
            leftOut.add("the default of " + column.name + " (" + DumpWords.sql(tokens) + ")");
        }
    }

    private void generated(DumpColumn column, DumpWords words) {
        boolean always = words.skip("always");
        if (!always) {
            words.skip("by", "default");
        }
        if (words.skip("as", "identity")) {
            List<Token> options = words.peek().isSymbol('(') ? words.inParentheses() : List.of();
            String sql = DumpSequence.options(options);
            column.identity = " generated " + (always ? "always" : "by default") + " as identity"
                    + (sql.isEmpty() ? "" : " (" + sql + ")");
        } else {
            columns.remove(column.name);
            leftOut.add("generated column " + column.name);
            leaveOutRest(words);
        }
    }

    /** {@code [constraint name] primary key (…)} and the like. */
    void constraint(DumpWords words, List<Token> all) {
        String named = "";
        if (words.skip("constraint")) {
            named = "constraint " + Name.quote(words.next().text()) + " ";
        }
        boolean primary = words.skip("primary", "key");
        if ((primary || words.skip("unique")) && words.peek().isSymbol('(')) {
            List<String> key = DumpWords.parts(words.inParentheses()).stream()
                    .map(c -> c.isEmpty() ? "" : c.get(0).text())
                    .toList();
            keys.add(named + (primary ? "primary key (" : "unique (") + Name.list(key) + ")");
            if (words.atEnd()) {
                return;
            }
        }
        leftOut.add(shown(all));
    }

    /** What follows ALTER TABLE and the name. */
    void alter(DumpWords words, List<Token> all) {
        if (words.skip("add")) {
            constraint(words, all);
            return;
        }
        if (!words.skip("alter")) {
            return;
        }
        words.skip("column");
        DumpColumn column = columns.get(words.next().text());
        if (column == null) {
            return;
        }
        if (words.skip("set", "default")) {
            setDefault(column, value(words));
        } else if (words.skip("set", "not", "null")) {
            column.notNull = true;
        } else if (words.skip("add", "generated")) {
            generated(column, words);
        }
    }

    /** A check, a reference, or anything else that may stand there, up to the next known keyword. */
    private void leaveOut(String of, DumpWords words) {
        var tokens = new ArrayList<Token>(List.of(words.next()));
        while (!words.atEnd()) {
            Token token = words.peek();
            boolean action = tokens.get(tokens.size() - 1).isWord("set"); // on delete set null
            if (!action && token.kind() == Token.Kind.WORD && NEXT.contains(token.text())) {
                break;
            }
            if (token.isSymbol('(')) {
                tokens.add(words.peek());
                tokens.addAll(words.inParentheses());
                tokens.add(new Token(Token.Kind.SYMBOL, ")", token.line()));
            } else {
                tokens.add(words.next());
            }
        }
        leftOut.add(shown(tokens) + " " + of);
    }

    private static void leaveOutRest(DumpWords words) {
        while (!words.atEnd()) {
            words.next();
        }
    }

    void leaveOut(String what) {
        leftOut.add(what);
    }

    private static String shown(List<Token> tokens) {
        String sql = DumpWords.sql(tokens);
        return sql.length() > 80 ? sql.substring(0, 80) + "…" : sql;
    }

    /** As it is to be created, under a name that may differ from the dump's. */
    NewTable table(Name created, Map<Name, DumpSequence> sequences) {
        var before = new ArrayList<String>();
        var after = new ArrayList<String>();
        var parts = new ArrayList<String>();
        for (DumpColumn column : columns.values()) {
            column.sequence.ifPresent(wanted -> {
                DumpSequence sequence = DumpSequence.find(sequences, wanted);
                if (sequence == null) {
                    leftOut.add(
                            "the default of " + column.name + ", whose sequence " + wanted + " the file does not make");
                    return;
                }
                var own = new Name(created.schema(), sequence.name().name());
                before.add("create sequence " + own.toSql()
                        + (sequence.options().isEmpty() ? "" : " " + sequence.options()));
                column.defaultSql = Optional.of("nextval(" + Name.literal(own.toSql()) + "::regclass)");
                after.add("alter sequence " + own.toSql() + " owned by " + created.toSql() + "."
                        + Name.quote(column.name));
            });
            parts.add(column.sql());
        }
        parts.addAll(keys);
        List<String> notes = leftOut.isEmpty()
                ? List.of()
                : List.of("of " + created + " is not made what needs more than the table itself: "
                        + String.join("; ", leftOut));
        return new NewTable(created, before, parts, after, notes);
    }
}
