package dev.plumbline.catalog;

import dev.plumbline.database.Identifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Privileges in one form, whoever owns the object and whether its list was ever written: {@code app: insert, select*; public: select} (a
 * star: with grant option). The grantor does not matter.
 */
final class Grants {

    private static final String LETTERS = "arwdDxtmXUCTcsA";
    private static final List<String> WORDS = List.of(
            "insert",
            "select",
            "update",
            "delete",
            "truncate",
            "references",
            "trigger",
            "maintain",
            "execute",
            "usage",
            "create",
            "temporary",
            "connect",
            "set",
            "alter system");
    private static final String OWNER = "(owner)";

    private Grants() {}

    /** Empty when the list is equivalent to the default. */
    static Optional<String> canonical(String acl, String defaultAcl, String owner) {
        Map<String, String> items = items(acl, owner);
        Map<String, String> usual = items(defaultAcl, owner);
        if (items.equals(usual)) {
            return Optional.empty();
        }
        String all = usual.getOrDefault(OWNER, "-");
        String text = items.entrySet().stream()
                .map(item -> item.getKey() + ": " + words(item.getValue(), all))
                .collect(Collectors.joining("; "));
        return Optional.of(text.isEmpty() ? "nobody" : text);
    }

    private static String words(String letters, String all) {
        if (letters.equals(all)) {
            return "all";
        }
        var words = new TreeSet<String>();
        for (int i = 0; i < letters.length(); i++) {
            boolean mayGrant = i + 1 < letters.length() && letters.charAt(i + 1) == '*';
            int known = LETTERS.indexOf(letters.charAt(i));
            String word = known < 0 ? String.valueOf(letters.charAt(i)) : WORDS.get(known);
            words.add(mayGrant ? word + "*" : word);
            i += mayGrant ? 1 : 0;
        }
        return String.join(", ", words);
    }

    /** Grantee to letters; several entries for one grantee (by several grantors) become one. */
    private static Map<String, String> items(String acl, String owner) {
        Map<String, TreeSet<String>> rights = new HashMap<>();
        for (String item : elements(acl)) {
            int equals = endOfName(item);
            String grantee = Identifier.unquote(item.substring(0, equals));
            int slash = item.indexOf('/', equals);
            String name = grantee.isEmpty() ? "public" : grantee.equals(owner) ? OWNER : Identifier.readable(grantee);
            TreeSet<String> held = rights.computeIfAbsent(name, any -> new TreeSet<>());
            String letters = item.substring(equals + 1, slash);
            for (int i = 0; i < letters.length(); i++) {
                boolean star = i + 1 < letters.length() && letters.charAt(i + 1) == '*';
                held.add(letters.substring(i, star ? i + 2 : i + 1));
                i += star ? 1 : 0;
            }
        }
        var items = new TreeMap<String, String>();
        rights.forEach((grantee, held) -> items.put(grantee, String.join("", held)));
        return items;
    }

    private static int endOfName(String item) {
        boolean inQuotes = false;
        for (int i = 0; i < item.length(); i++) {
            if (item.charAt(i) == '"') {
                inQuotes = !inQuotes;
            } else if (item.charAt(i) == '=' && !inQuotes) {
                return i;
            }
        }
        throw new IllegalArgumentException("no access right: " + item);
    }

    /** The elements of an array's text form. */
    private static List<String> elements(String array) {
        List<String> elements = new ArrayList<>();
        var element = new StringBuilder();
        boolean inQuotes = false;
        for (int i = 1; i < array.length(); i++) {
            char c = array.charAt(i);
            if (c == '\\') {
                element.append(array.charAt(++i));
            } else if (c == '"') {
                inQuotes = !inQuotes;
            } else if (!inQuotes && (c == ',' || c == '}')) {
                if (!element.isEmpty()) {
                    elements.add(element.toString());
                }
                element.setLength(0);
            } else {
                element.append(c);
            }
        }
        return elements;
    }
}
