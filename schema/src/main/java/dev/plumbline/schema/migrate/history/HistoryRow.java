package dev.plumbline.schema.migrate.history;

import dev.plumbline.schema.pack.Version;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of the history table.
 *
 * @param version empty for a repeatable file
 * @param type what was run, in Flyway's words
 */
public record HistoryRow(
        int rank,
        Optional<Version> version,
        String description,
        String type,
        String script,
        Optional<Integer> checksum,
        Instant installedOn,
        String installedBy,
        int milliseconds,
        boolean success) {
    public static final String SQL = "SQL";
    public static final String SQL_BASELINE = "SQL_BASELINE";
    public static final String BASELINE = "BASELINE";
    public static final String SCHEMA = "SCHEMA";
    public static final String DELETE = "DELETE";

    public boolean is(String other) {
        return type.equals(other);
    }

    public boolean isBaseline() {
        return is(BASELINE) || type.endsWith("_BASELINE");
    }

    /** An entry of the history's own, not of a file that was run. */
    public boolean isMark() {
        return is(BASELINE) || is(SCHEMA) || is(DELETE);
    }

    /** An entry of Flyway's own undo. */
    public boolean isUndo() {
        return type.startsWith("UNDO_");
    }
}
