package dev.plumbline.cli.verb.data;

import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.output.PrivateFiles;
import dev.plumbline.database.session.ReadOnly;
import dev.plumbline.operate.backup.Backup;
import dev.plumbline.operate.backup.BackupOptions;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.server.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The backup before a verb that may lose something: whether to take one, and where it goes. */
public final class SafetyBackup {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    @Option(
            names = "--no-backup",
            description = "Take no backup first; undo then refuses if rows or values would be lost.")
    private boolean none;

    @Option(
            names = "--backup-to",
            paramLabel = "DIR",
            description = "Where the backup goes (default: backups in plumbline's own folder).")
    private @Nullable Path given;

    public boolean wanted() {
        return !none;
    }

    /** Unless none is wanted. */
    public Optional<Path> take(Database database, Pack pack, OutputOptions output) {
        if (none) {
            return Optional.empty();
        }
        ReadOnly.refuse(database, database); // nothing will be lost where nothing can be written
        Path folder = Optional.ofNullable(given)
                .orElseGet(() -> Folders.ofUser().home().resolve("backups"));
        try {
            PrivateFiles.folder(folder);
        } catch (IOException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE, folder + ": cannot be made: " + e.getMessage(), e);
        }
        String name = database.name().replaceAll("[^A-Za-z0-9_.-]", "_") + "-" + STAMP.format(Instant.now()) + ".plumb";
        Backup.Result result;
        try {
            result = Backup.write(
                    database, folder.resolve(name), BackupOptions.defaults().withPack(pack.name()), output::progress);
        } catch (PlumblineException e) {
            throw new PlumblineException(
                    e.kind(), e.getMessage() + ", so nothing was changed (--backup-to names another folder)", e);
        }
        output.tell("backup: " + result.file() + " (" + result.manifest().rows() + " rows)");
        return Optional.of(result.file());
    }
}
