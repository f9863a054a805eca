package dev.plumbline.loader.source.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;

/** Converts values of NDJSON into the text forms that columns of other types need. */
public final class JsonText {

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonText() {}

    /**
     * A JSON array as a PostgreSQL array literal: {@code [[1,null],["a b"]]} is {@code {{1,NULL},{"a b"}}}. Strings are always
     * quoted, numbers stay as written, objects become elements of JSON text.
     *
     * @throws IllegalArgumentException when it is not one JSON array
     */
    public static String toArrayLiteral(String json) {
        return literal(json, false);
    }

    /**
     * A JSON array as the literal of an array of json: {@code ["a",[1],null]} is {@code {"\"a\"","[1]",NULL}}. Every element stays
     * JSON text, so there is one dimension.
     *
     * @throws IllegalArgumentException when it is not one JSON array
     */
    public static String toJsonArrayLiteral(String json) {
        return literal(json, true);
    }

    private static String literal(String json, boolean ofJson) {
        StringBuilder out = new StringBuilder(json.length() + 16);
        try (JsonParser parser = FACTORY.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new IllegalArgumentException("not a JSON array: " + json);
            }
            if (ofJson) {
                appendJsonElements(parser, json, out);
            } else {
                appendArray(parser, json, out);
            }
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("more after the JSON array: " + json);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("not a JSON array: " + json, e);
        }
        return out.toString();
    }

    /** A text as a JSON string in quotes, for a string that goes into a json or jsonb column. */
    public static String quote(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    private static void appendArray(JsonParser parser, String json, StringBuilder out) throws IOException {
        appendElements(parser, out, token -> {
            switch (token) {
                case START_ARRAY -> appendArray(parser, json, out);
                case START_OBJECT -> appendQuoted(written(parser, json), out);
                case VALUE_STRING -> appendQuoted(parser.getText(), out);
                default -> out.append(parser.getText());
            }
        });
    }

    private static void appendJsonElements(JsonParser parser, String json, StringBuilder out) throws IOException {
        appendElements(parser, out, token -> {
            switch (token) {
                case START_ARRAY, START_OBJECT -> appendQuoted(written(parser, json), out);
                case VALUE_STRING -> appendQuoted(quote(parser.getText()), out);
                default -> appendQuoted(parser.getText(), out);
            }
        });
    }

    private interface Element {
        void append(JsonToken token) throws IOException;
    }

    private static void appendElements(JsonParser parser, StringBuilder out, Element element) throws IOException {
        out.append('{');
        boolean first = true;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (!first) {
                out.append(',');
            }
            first = false;
            if (token == JsonToken.VALUE_NULL) {
                out.append("NULL");
            } else {
                element.append(token);
            }
        }
        out.append('}');
    }

    /** The current object or array exactly as written: copying it event by event could round its numbers. */
    private static String written(JsonParser parser, String json) throws IOException {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        return json.substring(start, (int) parser.currentLocation().getCharOffset());
    }

    /** Appends an element in double quotes, the way array_in reads it. */
    public static void appendQuoted(String element, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < element.length(); i++) {
            char c = element.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c);
        }
        out.append('"');
    }
}
