package dev.plumbline.catalog.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server writes {@code varchar in ('a', 'b')} as a cast of an array, {@code (ARRAY[x, y])::text[]}, and when it reads that again casts
 * each element, {@code ARRAY[(x)::text, (y)::text]}. The two mean the same; here the second form replaces the first, so that texts can be
 * compared.
 */
public final class ArrayCasts {
    private static final String START = "(ARRAY[";
    private static final Pattern CAST = Pattern.compile(
            "\\]\\)::((?:\"(?:[^\"]|\"\")+\"|[\\w$]+)(?:\\.(?:\"(?:[^\"]|\"\")+\"|[\\w$]+)|(?: [a-z]+)+)?(?:\\(\\d+(?:,\\d+)?\\))?)\\[\\]",
            Pattern.UNICODE_CHARACTER_CLASS);

    private ArrayCasts() {}

    public static String ofElements(String sql) {
        int start = sql.lastIndexOf(START);
        String text = sql;
        // From the last one on, so that inner ones are done first.
        while (start >= 0) {
            text = text.substring(0, start) + first(text.substring(start));
            start = text.lastIndexOf(START, start - 1);
        }
        return text;
    }

    /** The one at the beginning of the text. */
    private static String first(String text) {
        var elements = new ArrayList<String>();
        int from = START.length();
        int depth = 0;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"') {
                at = endOfQuoted(text, at, c == '\'' && text.charAt(at - 1) == 'E');
            } else if (c == '(' || c == '[') {
                depth++;
            } else if (depth > 0 && (c == ')' || c == ']')) {
                depth--;
            } else if (depth == 0 && (c == ',' || c == ']')) {
                elements.add(text.substring(from, at).strip());
                from = at + 1;
                if (c == ']') {
                    return cast(text, at, elements);
                }
            }
        }
        return text;
    }

    private static String cast(String text, int end, List<String> elements) {
        Matcher cast = CAST.matcher(text).region(end, text.length());
        if (!cast.lookingAt() || elements.equals(List.of(""))) {
            return text;
        }
        String spread = String.join(
                ", ",
                elements.stream()
                        .map(element -> "(" + element + ")::" + cast.group(1))
                        .toList());
        return "ARRAY[" + spread + "]" + text.substring(cast.end());
    }

    /** The index of the closing quote; doubled ones belong to the text. */
    private static int endOfQuoted(String text, int start, boolean escapes) {
        char quote = text.charAt(start);
        for (int at = start + 1; at < text.length(); at++) {
            if (escapes && text.charAt(at) == '\\') {
                at++;
            } else if (text.charAt(at) == quote) {
                if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
                    at++;
                } else {
                    return at;
                }
            }
        }
        return text.length();
    }
}
