package dev.plumbline.catalog.ddl;

import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.database.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How statements name an object, and how lists in properties are split. */
public final class SqlText {

    /** Settings that are lists of names, each of which is quoted already. */
    private static final Set<String> LISTS = Set.of(
            "search_path",
            "temp_tablespaces",
            "local_preload_libraries",
            "session_preload_libraries",
            "shared_preload_libraries",
            "unix_socket_directories");

    private SqlText() {}

    /** The keyword after alter, drop, comment on. */
    public static String word(CatalogKind kind) {
        return switch (kind) {
            case ENUM, COMPOSITE_TYPE, RANGE_TYPE, BASE_TYPE -> "type";
            default -> kind.id();
        };
    }

    public static String alter(CatalogObject object) {
        return "alter " + word(object.kind()) + " " + object.identity();
    }

    /** {@code table }, or {@code domain } for a domain's constraint. */
    public static String ownerWord(CatalogObject part) {
        boolean ofDomain = part.partOf().contains("domain " + part.owner().orElse(""));
        boolean ofForeign =
                part.partOf().contains("foreign table " + part.owner().orElse(""));
        return ofDomain ? "domain " : ofForeign ? "foreign table " : "table ";
    }

    public static String alterOwner(CatalogObject part) {
        return "alter " + ownerWord(part) + part.owner().orElse("");
    }

    /** The object as in comment on and drop: {@code trigger t on app.orders}. */
    public static String reference(CatalogObject object) {
        String owner = object.owner().orElse("");
        return switch (object.kind()) {
            case TRIGGER, RULE, POLICY -> object.kind().id() + " " + object.name() + " on " + owner;
            case CONSTRAINT ->
                "constraint " + object.name() + " on " + (ownerWord(object).equals("domain ") ? "domain " : "") + owner;
            case COLUMN -> "column " + object.identity();
            default -> word(object.kind()) + " " + object.identity();
        };
    }

    public static String literal(String text) {
        return Identifier.literal(text);
    }

    /** {@code a=1, b=c} as {@code a='1', b='c'}. */
    public static String options(String options) {
        return items(options).stream()
                .map(option -> {
                    int equals = option.indexOf('=');
                    return equals < 0
                            ? option
                            : option.substring(0, equals + 1) + literal(option.substring(equals + 1));
                })
                .collect(Collectors.joining(", "));
    }

    /** The value of a setting as in set: {@code '4MB'}, or for a list of names {@code 'a', 'b'}. */
    public static String setting(String name, String value) {
        return LISTS.contains(name) && !value.isEmpty()
                ? items(value).stream()
                        .map(Identifier::unquote)
                        .map(SqlText::literal)
                        .collect(Collectors.joining(", "))
                : literal(value);
    }

    /** Splits at commas outside parentheses and quotes. */
    public static List<String> items(String list) {
        List<String> items = new ArrayList<>();
        int depth = 0;
        char quote = 0;
        int start = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(' || c == ')') {
                depth += c == '(' ? 1 : -1;
            } else if (c == ',' && depth == 0) {
                items.add(list.substring(start, i).strip());
                start = i + 1;
            }
        }
        if (!list.isBlank()) {
            items.add(list.substring(start).strip());
        }
        return items;
    }

    /** {@code $tag$body$tag$} with a tag that is not in the body. */
    public static String dollarQuoted(String body) {
        String tag = "$body$";
        for (int i = 1; body.contains(tag.substring(0, tag.length() - 1)); i++) {
            tag = "$body" + i + "$";
        }
        return tag + body + tag;
    }

    /** The publication and what it publishes, from an identity of the two. */
    public static String[] words(CatalogObject object) {
        String identity = object.identity();
        int end = identity.startsWith("\"") ? identity.indexOf("\" ") + 1 : identity.indexOf(' ');
        return new String[] {identity.substring(0, end), identity.substring(end + 1)};
    }
}
