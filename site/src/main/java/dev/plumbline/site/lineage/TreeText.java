package dev.plumbline.site.lineage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The text of a {@code pg_node_tree}: {@code {NODE :field value …}}, {@code (list)}, words with backslashes before what would end them. */
final class TreeText {

    private static final int DEEPEST = 1_000;

    private final String text;
    private int at;
    private int depth;

    private TreeText(String text) {
        this.text = text;
    }

    /** A word, a list or a node. */
    sealed interface Value {}

    record Word(String text) implements Value {}

    record Items(List<Value> items) implements Value {}

    /** @param fields the first value of each; what follows it, such as the bytes of a constant, says nothing about columns */
    record Node(String type, Map<String, Value> fields) implements Value {

        String word(String field) {
            return fields.get(field) instanceof Word word ? word.text() : "";
        }

        int number(String field) {
            String word = word(field);
            return word.matches("-?\\d{1,9}") ? Integer.parseInt(word) : 0;
        }

        List<Value> items(String field) {
            return fields.get(field) instanceof Items items ? items.items() : List.of();
        }

        boolean has(String field) {
            return fields.get(field) instanceof Node;
        }
    }

    /** @throws IllegalArgumentException when it is nested too deeply or ends too soon */
    static Value parse(String text) {
        return new TreeText(text).value();
    }

    private Value value() {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("a query tree nested more than " + DEEPEST + " deep");
        }
        try {
            return switch (peek()) {
                case '{' -> node();
                case '(' -> items();
                default -> new Word(word());
            };
        } finally {
            depth--;
        }
    }

    private Items items() {
        at++;
        List<Value> items = new ArrayList<>();
        while (peek() != ')') {
            items.add(value());
        }
        at++;
        return new Items(items);
    }

    private Node node() {
        at++;
        String type = word();
        Map<String, Value> fields = new HashMap<>();
        while (peek() != '}') {
            if (peek() == ':') {
                String field = word().substring(1);
                fields.putIfAbsent(field, value());
            } else {
                value();
            }
        }
        at++;
        return new Node(type, fields);
    }

    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            throw new IllegalArgumentException("a query tree that ends too soon");
        }
        return text.charAt(at);
    }

    private String word() {
        peek();
        var word = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                word.append(text.charAt(at + 1));
                at += 2;
            } else if (Character.isWhitespace(c) || c == '(' || c == ')' || c == '{' || c == '}') {
                break;
            } else {
                word.append(c);
                at++;
            }
        }
        return word.toString();
    }
}
