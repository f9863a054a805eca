package dev.plumbline.loader.source.sql;

import dev.plumbline.loader.row.Skipped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts, by kind, the statements skipped in one file. */
final class SkippedStatements {

    private final String file;
    private final Map<String, Skipped> byKind = new LinkedHashMap<>();

    SkippedStatements(String file) {
        this.file = file;
    }

    void add(String kind, long line, boolean harmless) {
        byKind.merge(
                kind + harmless,
                new Skipped(kind, 1, file, line, harmless),
                (first, next) -> new Skipped(kind, first.count() + 1, file, first.line(), harmless));
    }

    List<Skipped> all() {
        return List.copyOf(byKind.values());
    }
}
