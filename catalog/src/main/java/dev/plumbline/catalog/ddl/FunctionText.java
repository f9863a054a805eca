package dev.plumbline.catalog.ddl;

import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.Identity;

/** Writes a function or procedure from its properties. */
final class FunctionText {

    private FunctionText() {}

    public static String create(CatalogObject function) {
        String identity = function.identity();
        int end = Identity.qualifier(identity).length();
        int parenthesis = identity.indexOf(
                '(', identity.startsWith("\"", end == 0 ? 0 : end + 1) ? closingQuote(identity, end) : end);
        var sql = new StringBuilder("create or replace ")
                .append(function.kind().id())
                .append(' ')
                .append(identity, 0, parenthesis)
                .append('(')
                .append(function.property("arguments").orElse(""))
                .append(')');
        add(sql, function, "returns ", "returns");
        add(sql, function, "language ", "language");
        function.property("transforms")
                .ifPresent(types ->
                        sql.append("\ntransform for type ").append(String.join(", for type ", SqlText.items(types))));
        flag(sql, function, "window", "window");
        if (function.kind() == CatalogKind.FUNCTION) {
            add(sql, function, "", "volatility");
        }
        flag(sql, function, "strict", "strict");
        flag(sql, function, "security", "security definer");
        flag(sql, function, "leakproof", "leakproof");
        add(sql, function, "parallel ", "parallel");
        add(sql, function, "cost ", "cost");
        add(sql, function, "rows ", "rows");
        add(sql, function, "support ", "support");
        function.property("settings")
                .ifPresent(settings ->
                        settings.lines().forEach(setting -> sql.append("\nset ").append(assignment(setting))));
        add(sql, function, "", "sql body");
        String library = function.property("library")
                .map(file -> SqlText.literal(file) + ", ")
                .orElse("");
        function.property("body")
                .ifPresent(body -> sql.append("\nas ").append(library).append(SqlText.dollarQuoted(body)));
        return sql.toString();
    }

    private static String assignment(String setting) {
        int equals = setting.indexOf('=');
        String name = setting.substring(0, equals);
        return name + " = " + SqlText.setting(name, setting.substring(equals + 1));
    }

    private static int closingQuote(String identity, int from) {
        boolean quoted = false;
        for (int i = from; i < identity.length(); i++) {
            if (identity.charAt(i) == '"') {
                quoted = !quoted;
            } else if (identity.charAt(i) == '(' && !quoted) {
                return i;
            }
        }
        return from;
    }

    private static void add(StringBuilder sql, CatalogObject function, String word, String property) {
        function.property(property)
                .ifPresent(value -> sql.append('\n').append(word).append(value));
    }

    private static void flag(StringBuilder sql, CatalogObject function, String property, String word) {
        if (function.property(property).isPresent()) {
            sql.append('\n').append(word);
        }
    }
}
