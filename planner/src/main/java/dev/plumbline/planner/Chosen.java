package dev.plumbline.planner;

import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Version;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Which files are planned; the others are only applied. */
final class Chosen {
    private final Optional<Version> first;
    private final Optional<Set<String>> changed;

    Chosen(Pack pack, PlanOptions options) {
        this.first = options.since().map(Version::of);
        this.changed = options.changedSince().map(reference -> ChangedFiles.since(pack, reference));
    }

    boolean includes(MigrationFile file) {
        boolean newer = first.isEmpty()
                || file.version()
                        .map(version -> version.compareTo(first.get()) >= 0)
                        .orElse(true);
        return newer && includes(file.path());
    }

    /** A file without a version runs whatever was applied before. */
    boolean includes(Path file) {
        return changed.map(paths ->
                        paths.contains(file.toAbsolutePath().normalize().toString()))
                .orElse(true);
    }
}
