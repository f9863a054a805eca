package dev.plumbline.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** As much JSON as a manifest needs: objects, lists, strings, whole numbers, true and false. */
final class Json {
    private static final int DEPTH = 20;

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    static Object parse(String text) {
        Json json = new Json(text);
        Object value = json.value(0);
        json.blanks();
        if (json.at < text.length()) {
            throw json.wrong("the end");
        }
        return value;
    }

    static String quote(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    static String line(Map<String, Object> fields) {
        List<String> parts = new ArrayList<>();
        fields.forEach((name, value) ->
                parts.add(quote(name) + ": " + (value instanceof String string ? quote(string) : value.toString())));
        return "{" + String.join(", ", parts) + "}";
    }

    static String list(List<String> lines) {
        return lines.isEmpty() ? "[]" : "[\n    " + String.join(",\n    ", lines) + "\n  ]";
    }

    private Object value(int depth) {
        blanks();
        if (depth > DEPTH) {
            throw wrong("less depth");
        }
        if (next('{')) {
            return object(depth);
        }
        if (next('[')) {
            return array(depth);
        }
        if (next('"')) {
            return string();
        }
        if (word("true")) {
            return true;
        }
        if (word("false")) {
            return false;
        }
        return number();
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> fields = new LinkedHashMap<>();
        blanks();
        if (next('}')) {
            return fields;
        }
        do {
            blanks();
            need('"');
            String name = string();
            blanks();
            need(':');
            fields.put(name, value(depth + 1));
            blanks();
        } while (next(','));
        need('}');
        return fields;
    }

    private List<Object> array(int depth) {
        List<Object> values = new ArrayList<>();
        blanks();
        if (next(']')) {
            return values;
        }
        do {
            values.add(value(depth + 1));
            blanks();
        } while (next(','));
        need(']');
        return values;
    }

    private String string() {
        StringBuilder value = new StringBuilder();
        while (!next('"')) {
            char c = take();
            value.append(c == '\\' ? escaped() : c);
        }
        return value.toString();
    }

    private char escaped() {
        char c = take();
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> (char) Integer.parseInt("" + take() + take() + take() + take(), 16);
            default -> c;
        };
    }

    private Long number() {
        int start = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '-')) {
            at++;
        }
        if (start == at) {
            throw wrong("a value");
        }
        return Long.valueOf(text.substring(start, at));
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean word(String word) {
        boolean there = text.startsWith(word, at);
        at += there ? word.length() : 0;
        return there;
    }

    private boolean next(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private void need(char c) {
        if (!next(c)) {
            throw wrong("'" + c + "'");
        }
    }

    private char take() {
        if (at >= text.length()) {
            throw wrong("more text");
        }
        return text.charAt(at++);
    }

    private IllegalArgumentException wrong(String wanted) {
        return new IllegalArgumentException("at character " + at + ": expected " + wanted);
    }
}
