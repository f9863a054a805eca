package dev.plumbline.planner.rule.fill;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The expression by which a statement itself converts a column to another type. */
public final class Using {
    private static final Pattern QUOTED =
            Pattern.compile("(?s)'(?:[^']|'')*+'|\"(?:[^\"]|\"\")*+\"|(\\$[\\p{L}_\\d]*\\$).*?\\1");

    private Using() {}

    /**
     * Empty: the server converts it, without one.
     *
     * @param text a statement, without comments
     * @param column as SQL has it, quoted where it must be
     */
    public static String of(String text, String column) {
        String plain = Names.plain(column);
        String name = "(?:(?i:" + Pattern.quote(plain) + ")|" + Pattern.quote("\"" + plain + "\"") + ")";
        Matcher type = Pattern.compile(
                        "(?s)(?i:alter)\\s+(?i:column\\s+)?" + name + "\\s+(?i:set\\s+data\\s+)?(?i:type)\\s")
                .matcher(text);
        if (!type.find()) {
            return "";
        }
        String rest = text.substring(type.end());
        int begin = -1;
        int depth = 0;
        Matcher quoted = QUOTED.matcher(rest);
        Matcher using = Pattern.compile("(?i)\\busing\\b").matcher(rest);
        int at = 0;
        for (; at < rest.length(); at++) {
            char c = rest.charAt(at);
            boolean outside = depth == 0;
            if (quoted.region(at, rest.length()).lookingAt()) {
                at = quoted.end() - 1;
            } else if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            } else if (outside && (c == ',' || c == ';')) {
                break;
            } else if (outside && begin < 0 && using.region(at, rest.length()).lookingAt()) {
                at = using.end() - 1;
                begin = using.end();
            }
        }
        return begin < 0
                ? ""
                : rest.substring(begin, Math.min(at, rest.length())).strip();
    }
}
