package dev.plumbline.verifier.sqlcheck;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One check file, read. Header comments {@code -- key: value} come first; a comment line without a key goes on with the line above.
 * Keys: {@code promise} (the title), {@code severity} (fail, warn, info; fail when missing), {@code reason}, {@code dataset}
 * ({@code full}: only asked of a full-size data set), {@code needs} (a relation such as {@code pg_stat_statements}, whose qualified
 * name replaces <code>{needs}</code> in the query) and {@code each}: the query returns queries, which are then asked one by one.
 */
public record CheckFile(
        String id,
        String promise,
        Severity severity,
        String reason,
        String dataset,
        String needs,
        boolean each,
        String query) {

    private static final Pattern HEADER = Pattern.compile("^--\\s*([a-z]+):\\s*(.*)$");
    private static final List<String> KEYS = List.of("promise", "severity", "reason", "dataset", "needs", "each");

    /**
     * @param fileName such as {@code fk_without_index.sql}
     * @throws IllegalArgumentException naming file and key when the header cannot be understood
     */
    public static CheckFile parse(String fileName, String text) {
        String id = fileName.replaceFirst("\\.sql$", "");
        Map<String, String> header = header(fileName, text);
        String query = text.strip().replaceFirst(";\\s*$", "");
        if (query.lines().allMatch(line -> line.isBlank() || line.startsWith("--"))) {
            throw new IllegalArgumentException(fileName + ": no query, expected one that returns the offending rows");
        }
        return new CheckFile(
                id,
                header.getOrDefault("promise", id.replaceFirst("^\\d+_+", "").replace('_', ' ')),
                Severity.parse(header.getOrDefault("severity", "fail"), fileName),
                header.getOrDefault("reason", ""),
                header.getOrDefault("dataset", ""),
                header.getOrDefault("needs", ""),
                header.containsKey("each"),
                query);
    }

    boolean isForFullSet() {
        return dataset.equalsIgnoreCase("full");
    }

    private static Map<String, String> header(String fileName, String text) {
        Map<String, String> header = new LinkedHashMap<>();
        String last = "";
        for (String line : text.lines().takeWhile(l -> l.startsWith("--")).toList()) {
            Matcher matcher = HEADER.matcher(line);
            if (matcher.matches() && KEYS.contains(matcher.group(1))) {
                last = matcher.group(1);
                if (header.put(last, matcher.group(2).strip()) != null) {
                    throw new IllegalArgumentException(fileName + ": '" + last + "' is given twice");
                }
            } else if (!last.isEmpty()) {
                header.merge(last, line.substring(2).strip(), (above, more) -> (above + " " + more).strip());
            }
        }
        return header;
    }
}
