package dev.plumbline.planner.consumer;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises SQL among the texts of a program, and writes its parameters as PostgreSQL does. */
final class StatementText {
    private static final Pattern START = Pattern.compile(
            "\\s*(?:select\\s.+|insert\\s+into\\s.+|update\\s.+\\sset\\s.+|delete\\s+from\\s.+|merge\\s+into\\s.+|with\\s.+\\sas\\s.+)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    /** What is not a parameter (strings, names, comments, casts) first; then {@code ?} and {@code :name}. */
    private static final Pattern PARAMETER = Pattern.compile(
            "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\\n]*|/\\*.*?\\*/|::|:=|\\?\\?|(?<asked>\\?[|&]?)|(?<![:\\w]):(?<named>[A-Za-z_]\\w*)",
            Pattern.DOTALL);

    private StatementText() {}

    static Optional<String> of(String text) {
        return START.matcher(text).matches() ? Optional.of(numbered(text)) : Optional.empty();
    }

    private static String numbered(String text) {
        Map<String, Integer> names = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(text);
        var sql = new StringBuilder();
        int last = 0;
        while (matcher.find()) {
            String instead = matcher.group();
            if (matcher.group("named") != null) {
                int number = names.computeIfAbsent(matcher.group("named"), name -> names.size() + 1);
                instead = "$" + number;
            } else if ("?".equals(matcher.group("asked"))) {
                int number = names.size() + 1;
                names.put("?" + number, number);
                instead = "$" + number;
            } else if (instead.equals("??")) {
                instead = "?";
            }
            sql.append(text, last, matcher.start()).append(instead);
            last = matcher.end();
        }
        return sql.append(text.substring(last)).toString();
    }
}
