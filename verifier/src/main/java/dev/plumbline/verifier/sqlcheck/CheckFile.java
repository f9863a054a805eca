package dev.plumbline.verifier.sqlcheck;

import dev.plumbline.database.PlumblineException;
import java.util.List;
import java.util.Map;

/**
 * One check file, read. Keys of its header: {@code promise} (the title), {@code severity} (fail, warn, info; fail when missing), {@code reason}, {@code dataset}
 * ({@code full}: only asked of a full-size data set), {@code needs} (a relation such as {@code pg_stat_statements}, whose qualified
 * name replaces <code>{needs}</code> in the query), {@code primary} (why it is not asked of a standby) and {@code each}: the query returns queries, which are then asked one by one, and in a second column the oids of the tables that each reads.
 */
public record CheckFile(
        String id,
        String promise,
        CheckSeverity severity,
        String reason,
        String dataset,
        String needs,
        String primary,
        boolean each,
        String query) {

    private static final List<String> KEYS =
            List.of("promise", "severity", "reason", "dataset", "needs", "primary", "each");

    /**
     * @param fileName such as {@code fk_without_index.sql}
     * @throws PlumblineException naming file and key when the header cannot be understood
     */
    public static CheckFile parse(String fileName, String text) {
        String id = fileName.replaceFirst("\\.sql$", "");
        Map<String, String> header = SqlHeader.parse(fileName, text, KEYS);
        String query = text.strip().replaceFirst(";\\s*$", "");
        if (query.lines().allMatch(line -> line.isBlank() || line.startsWith("--"))) {
            throw new PlumblineException(
                    PlumblineException.Kind.USAGE,
                    fileName + ": no query, expected one that returns the offending rows");
        }
        return new CheckFile(
                id,
                header.getOrDefault("promise", id.replaceFirst("^\\d+_+", "").replace('_', ' ')),
                CheckSeverity.parse(header.getOrDefault("severity", "fail"), fileName),
                header.getOrDefault("reason", ""),
                header.getOrDefault("dataset", ""),
                header.getOrDefault("needs", ""),
                header.getOrDefault("primary", ""),
                header.containsKey("each"),
                query);
    }

    /** Whether the promise is about the full-size data set alone. */
    public boolean isForFullSet() {
        return dataset.equalsIgnoreCase("full");
    }
}
