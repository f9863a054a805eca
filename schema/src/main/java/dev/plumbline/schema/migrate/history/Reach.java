package dev.plumbline.schema.migrate.history;

import java.util.Optional;

/**
 * Which files a run is about.
 *
 * @param target the last version to apply; empty: all
 * @param outOfOrder whether files older than what is applied are pending
 * @param baseline what a database without history counts as being at; empty: it has to be empty
 */
public record Reach(Optional<String> target, boolean outOfOrder, Optional<String> baseline) {}
