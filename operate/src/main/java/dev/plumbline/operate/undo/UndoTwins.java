package dev.plumbline.operate.undo;

import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import java.util.Optional;
import org.flywaydb.core.api.MigrationVersion;

/** The undo file beside a migration. */
final class UndoTwins {

    private UndoTwins() {}

    static Optional<MigrationFile> of(Pack pack, Phase phase, String version) {
        return pack.files(phase).stream()
                .filter(file -> file.kind() == MigrationFile.Kind.UNDO)
                .filter(file -> file.version()
                        .filter(own -> own.equals(MigrationVersion.fromVersion(version)))
                        .isPresent())
                .findFirst();
    }
}
