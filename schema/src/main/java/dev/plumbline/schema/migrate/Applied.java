package dev.plumbline.schema.migrate;

import dev.plumbline.schema.pack.Phase;
import java.time.Duration;

/** A migration that was applied just now. The version is empty for a repeatable file. */
public record Applied(Phase phase, String version, String description, String script, Duration time) {}
