package dev.plumbline.schema.migrate.history;

import dev.plumbline.schema.pack.Phase;
import java.time.Instant;
import java.util.Optional;

/**
 * A migration and what became of it.
 *
 * @param version empty for a repeatable file
 * @param state in words: applied, pending, undone, failed, missing, ignored, outdated, superseded, baseline
 */
public record HistoryEntry(
        Phase phase,
        String version,
        String description,
        String script,
        String state,
        Optional<Instant> installedOn,
        String installedBy,
        Optional<Long> milliseconds) {}
