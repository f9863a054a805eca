package dev.plumbline.loader.source.sql.literal;

import dev.plumbline.loader.row.ValueKind;
import dev.plumbline.loader.source.input.Input;
import dev.plumbline.loader.source.record.ByteSink;
import java.util.Set;

/** Reads the values of a row of an INSERT: every form of a constant. Anything that would have to be evaluated is refused. */
public final class SqlValues {

    private static final int MOST_NESTING = 60;
    private static final Set<String> FUNCTIONS_WITHOUT_PARENTHESES = Set.of(
            "current_date",
            "current_time",
            "current_timestamp",
            "localtime",
            "localtimestamp",
            "current_user",
            "current_role",
            "session_user",
            "user",
            "current_catalog",
            "current_schema");

    /** Words before a string that are not types. */
    private static final Set<String> RESERVED = Set.of(
            "select",
            "case",
            "not",
            "exists",
            "with",
            "values",
            "all",
            "any",
            "some",
            "distinct",
            "collate",
            "as",
            "in",
            "from",
            "where",
            "then",
            "when",
            "else",
            "end",
            "and",
            "or",
            "is",
            "like",
            "on",
            "using",
            "variadic");

    private final SqlScanner scanner;
    private final Input in;
    private final SqlStrings strings;
    private final SqlPrefixedStrings prefixed;
    private final SqlComposites composites;
    private final SqlTypes types;
    private int nesting;

    public SqlValues(SqlScanner scanner, SqlStrings strings, ByteSink sink) {
        this.scanner = scanner;
        this.in = scanner.in;
        this.strings = strings;
        this.prefixed = new SqlPrefixedStrings(scanner, strings);
        this.composites = new SqlComposites(this, scanner, sink);
        this.types = new SqlTypes(scanner);
    }

    public void reset() {
        nesting = 0;
    }

    /** Reads one value with its casts, and moves past it. */
    public void value(Literal out) {
        byte c = scanner.skip();
        switch (c) {
            case '\'' -> strings.plain(out);
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.' -> SqlNumber.read(scanner, out, false);
            case '-', '+' -> signed(out);
            case '(' -> parenthesised(out);
            case '$' -> dollar(out);
            case '"' -> typed(out);
            default -> {
                if (!SqlScanner.startsWord(c)) {
                    throw unexpected("a value");
                }
                wordValue(out, c);
            }
        }
        byte next = in.buf[in.pos];
        if (next != ',' && next != ')') {
            suffixes(out);
        }
    }

    private void suffixes(Literal out) {
        byte c = scanner.skip();
        while (c != ',' && c != ')' && c != ']' && !scanner.isWordAhead("as")) {
            if (c == ':' && scanner.peek(1) == ':') {
                in.pos += 2;
                SqlCast.apply(types.read(), out);
            } else if (SqlScanner.startsWord(c) && scanner.isWordAhead("collate")) {
                in.pos += 7;
                types.read();
            } else {
                if (out.endsWithBackslash() && out.kind == ValueKind.TEXT && strings.isStandard()) {
                    throw ForeignSql.mysql(
                            scanner, "a backslash before a quote (\\') does not escape it in PostgreSQL");
                }
                throw unexpected("\",\" or \")\" after a value");
            }
            c = scanner.skip();
        }
    }

    UnreadableLiteral unexpected(String wanted) {
        byte c = scanner.peek(0);
        if (c == '`') {
            throw ForeignSql.mysql(scanner, "a name in backticks");
        }
        if (scanner.atEnd()) {
            throw scanner.fatal("the file ends inside a row (a truncated file?)");
        }
        String found = scanner.shown();
        boolean operator = "+-*/|<>=~!@#%^&?".indexOf(c) >= 0 || scanner.isWordAhead("at");
        return new UnreadableLiteral(
                operator
                        ? "an expression (" + found + "): only constants are read, nothing is computed"
                        : "found " + found + " where " + wanted + " was expected");
    }

    private void signed(Literal out) {
        boolean negative = false;
        int signs = 0;
        byte c = scanner.skip();
        while (c == '-' || c == '+') {
            negative ^= c == '-';
            if (++signs > MOST_NESTING) {
                throw unexpected("a number");
            }
            in.pos++;
            c = scanner.skip();
        }
        if ((c >= '0' && c <= '9') || c == '.') {
            SqlNumber.read(scanner, out, negative);
        } else if (c == '(') {
            parenthesised(out);
            if (out.kind != ValueKind.NUMBER) {
                throw new UnreadableLiteral("a sign before something that is not a number");
            }
            if (negative) {
                String text = out.text();
                out.setText(ValueKind.NUMBER, text.startsWith("-") ? text.substring(1) : SqlNumber.plain(text, true));
            }
        } else {
            throw unexpected("a number");
        }
    }

    private void dollar(Literal out) {
        int tag = strings.dollarTag();
        if (tag == 0) {
            throw unexpected("a value");
        }
        strings.dollar(out, tag);
    }

    private void wordValue(Literal out, byte c) {
        byte next = scanner.peek(1);
        int letter = c | 0x20;
        if (next == '\'' && letter == 'e') {
            strings.escaped(out);
        } else if (next == '\'' && letter == 'n') {
            prefixed.national(out);
        } else if (next == '\'' && (letter == 'b' || letter == 'x')) {
            prefixed.bits(out);
        } else if (next == '&' && letter == 'u' && scanner.peek(2) == '\'') {
            prefixed.unicode(out);
        } else if (scanner.isWordAhead("null")) {
            in.pos += 4;
            out.set(ValueKind.NULL);
        } else if (scanner.isWordAhead("default")) {
            in.pos += 7;
            out.set(ValueKind.DEFAULT);
        } else if (scanner.isWordAhead("true")) {
            in.pos += 4;
            out.setText(ValueKind.BOOLEAN, "true");
        } else if (scanner.isWordAhead("false")) {
            in.pos += 5;
            out.setText(ValueKind.BOOLEAN, "false");
        } else if (scanner.isWordAhead("array")) {
            in.pos += 5;
            composites.array(out);
        } else if (scanner.isWordAhead("row")) {
            in.pos += 3;
            composites.row(out);
        } else if (scanner.isWordAhead("cast")) {
            in.pos += 4;
            cast(out);
        } else {
            typed(out);
        }
    }

    /** {@code DATE '2020-01-01'}, or something that is refused. */
    private void typed(Literal out) {
        int start = in.pos - in.mark;
        SqlType type = types.readBeforeConstant();
        byte c = scanner.skip();
        String name = in.show(in.mark + start, in.pos).strip();
        if (RESERVED.contains(type.name())) {
            throw new UnreadableLiteral(
                    "found " + name + " where a value was expected: only constants are read, nothing is computed");
        }
        if (c == '\'' || ((c | 0x20) == 'e' && scanner.peek(1) == '\'')) {
            if (c == '\'') {
                strings.plain(out);
            } else {
                strings.escaped(out);
            }
            if (type.name().equals("interval") && SqlScanner.startsWord(scanner.skip())) {
                out.setText(ValueKind.TEXT, types.intervalWithUnit(out.text()));
            }
            SqlCast.applyToConstant(type, out);
        } else if (c == '(' || !type.modifiers().isEmpty()) {
            throw new UnreadableLiteral(name + "(…) is a function call: functions are not executed, write the value");
        } else if (FUNCTIONS_WITHOUT_PARENTHESES.contains(type.name())) {
            throw new UnreadableLiteral(name + " is a function call: functions are not executed, write the value");
        } else if (c == '`') {
            throw unexpected("a value");
        } else {
            throw new UnreadableLiteral(
                    "found the name " + name + " where a value was expected; strings stand in single quotes");
        }
    }

    private void cast(Literal out) {
        require('(', "CAST");
        enter();
        value(out);
        if (!scanner.isWordAhead("as")) {
            throw unexpected("AS");
        }
        in.pos += 2;
        SqlCast.apply(types.read(), out);
        closeWith(')');
        leave();
    }

    private void parenthesised(Literal out) {
        in.pos++;
        enter();
        value(out);
        byte c = scanner.skip();
        if (c == ',') {
            composites.fields(out);
        } else {
            closeWith(')');
        }
        leave();
    }

    void require(char wanted, String behind) {
        if (scanner.skip() != wanted) {
            throw new UnreadableLiteral(
                    "found " + scanner.shown() + " where " + wanted + " was expected after " + behind);
        }
        in.pos++;
    }

    void closeWith(char wanted) {
        if (scanner.skip() != wanted) {
            throw unexpected("\"" + wanted + "\"");
        }
        in.pos++;
    }

    void enter() {
        if (++nesting > MOST_NESTING) {
            throw new UnreadableLiteral("parentheses and arrays are nested more than " + MOST_NESTING + " deep");
        }
    }

    void leave() {
        nesting--;
    }
}
