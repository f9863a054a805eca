package dev.plumbline.planner;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Who uses the database.
 *
 * @param statements a file or folder with statements; empty: those that the target has collected
 * @param consumers jars, folders of classes and Maven modules of services
 */
public record ImpactOptions(Optional<Path> statements, List<Path> consumers) {

    /** What the database and the pack know about. */
    public static final ImpactOptions DEFAULT = new ImpactOptions(Optional.empty(), List.of());

    public ImpactOptions {
        consumers = List.copyOf(consumers);
    }
}
