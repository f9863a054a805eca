package dev.plumbline.loader.source.sql.literal;

import dev.plumbline.loader.row.ValueKind;
import dev.plumbline.loader.source.input.Input;
import dev.plumbline.loader.source.json.JsonText;
import dev.plumbline.loader.source.record.ByteSink;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code ARRAY[…]} and {@code ROW(…)} and writes them as the literals that columns of such types read. */
final class SqlComposites {

    private final SqlValues values;
    private final SqlScanner scanner;
    private final Input in;
    private final ByteSink sink;

    SqlComposites(SqlValues values, SqlScanner scanner, ByteSink sink) {
        this.values = values;
        this.scanner = scanner;
        this.in = scanner.in;
        this.sink = sink;
    }

    void row(Literal out) {
        values.require('(', "ROW");
        values.enter();
        if (scanner.skip() == ')') {
            in.pos++;
            out.setText(ValueKind.TEXT, "()");
        } else {
            values.value(out);
            fields(out);
        }
        values.leave();
    }

    /** The rest of a row whose first value has been read, up to its closing parenthesis. */
    void fields(Literal out) {
        List<String> fields = new ArrayList<>(List.of(field(out)));
        while (scanner.skip() == ',') {
            in.pos++;
            values.value(out);
            fields.add(field(out));
        }
        values.closeWith(')');
        out.setText(ValueKind.TEXT, "(" + String.join(",", fields) + ")");
    }

    void array(Literal out) {
        if (scanner.skip() != '[') {
            throw new UnreadableLiteral("found " + scanner.shown() + " where [ was expected after ARRAY");
        }
        out.setText(ValueKind.TEXT, elements());
        out.isArray = true;
    }

    /** The elements from {@code [} to {@code ]} as an array literal. */
    private String elements() {
        in.pos++;
        values.enter();
        List<String> elements = new ArrayList<>();
        Literal element = new Literal(in, sink);
        byte c = scanner.skip();
        while (c != ']') {
            boolean named = scanner.isWordAhead("array");
            if (c == '[' || named) {
                in.pos += named ? 5 : 0;
                scanner.skip();
                elements.add(elements());
            } else {
                values.value(element);
                elements.add(element(element));
            }
            c = scanner.skip();
            if (c == ',') {
                in.pos++;
                c = scanner.skip();
                if (c == ']') {
                    throw values.unexpected("a value");
                }
            } else if (c != ']') {
                throw values.unexpected("\",\" or \"]\" in ARRAY[…]");
            }
        }
        in.pos++;
        values.leave();
        return "{" + String.join(",", elements) + "}";
    }

    /** An element of an array literal; text is always quoted. */
    private static String element(Literal value) {
        if (value.isArray) {
            throw new UnreadableLiteral("an array inside ARRAY[…] that is neither […] nor ARRAY[…]");
        }
        return switch (value.kind) {
            case NULL -> "NULL";
            case NUMBER, BOOLEAN -> value.text();
            case DEFAULT -> throw new UnreadableLiteral("DEFAULT inside ARRAY[…]");
            default -> {
                StringBuilder quoted = new StringBuilder();
                JsonText.appendQuoted(value.text(), quoted);
                yield quoted.toString();
            }
        };
    }

    /** A field of a row literal; NULL is nothing at all. */
    private static String field(Literal value) {
        return switch (value.kind) {
            case NULL -> "";
            case NUMBER, BOOLEAN -> value.text();
            case DEFAULT -> throw new UnreadableLiteral("DEFAULT inside ROW(…)");
            default -> '"' + value.text().replace("\\", "\\\\").replace("\"", "\"\"") + '"';
        };
    }
}
