package dev.plumbline.database.address;

import java.util.Map;
import java.util.TreeMap;

/** {@code name = value name='value with \' and spaces'}, read as libpq reads it. */
final class ConnectionString {
    private final String text;
    private int at;

    private ConnectionString(String text) {
        this.text = text;
    }

    static Map<String, String> parse(String text) {
        var reading = new ConnectionString(text);
        var parts = new TreeMap<String, String>();
        for (reading.skipSpace(); reading.at < text.length(); reading.skipSpace()) {
            String name = reading.name();
            parts.put(name, reading.value());
        }
        parts.values().removeIf(String::isEmpty);
        return parts;
    }

    private String name() {
        int from = at;
        while (at < text.length() && text.charAt(at) != '=' && !space()) {
            at++;
        }
        String name = text.substring(from, at);
        skipSpace();
        if (at == text.length() || text.charAt(at) != '=') {
            throw Address.wrong("a word of the connection string is not of the form name=value");
        }
        at++;
        skipSpace();
        return name;
    }

    private String value() {
        boolean quoted = at < text.length() && text.charAt(at) == '\'';
        at += quoted ? 1 : 0;
        var value = new StringBuilder();
        while (at < text.length() && (quoted ? text.charAt(at) != '\'' : !space())) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        if (quoted && at == text.length()) {
            throw Address.wrong("a quoted value of the connection string has no closing '");
        }
        at += quoted ? 1 : 0;
        return value.toString();
    }

    private void skipSpace() {
        while (at < text.length() && space()) {
            at++;
        }
    }

    private boolean space() {
        return Character.isWhitespace(text.charAt(at));
    }
}
