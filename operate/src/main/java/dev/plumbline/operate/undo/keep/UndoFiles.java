package dev.plumbline.operate.undo.keep;

import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.schema.pack.Version;
import java.util.List;
import java.util.Optional;

/** The undo file beside a migration. */
public final class UndoFiles {

    private UndoFiles() {}

    public static Optional<MigrationFile> of(Pack pack, Phase phase, String version) {
        return of(pack.files(phase), version);
    }

    public static Optional<MigrationFile> of(List<MigrationFile> files, String version) {
        return files.stream()
                .filter(file -> file.kind() == MigrationFile.Kind.UNDO)
                .filter(file -> file.version()
                        .filter(own -> own.equals(Version.of(version)))
                        .isPresent())
                .findFirst();
    }
}
