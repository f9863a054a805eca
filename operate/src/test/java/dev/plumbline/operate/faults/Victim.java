package dev.plumbline.operate.faults;

import dev.plumbline.database.Database;
import dev.plumbline.operate.backfill.Backfill;
import dev.plumbline.operate.backfill.BackfillOptions;
import dev.plumbline.operate.backup.Restore;
import dev.plumbline.operate.backup.RestoreOptions;
import dev.plumbline.operate.backup.file.BackupFile;
import dev.plumbline.operate.backup.source.Progress;
import dev.plumbline.operate.rebuild.Rebuild;
import dev.plumbline.operate.undo.Undo;
import dev.plumbline.operate.undo.UndoOptions;
import dev.plumbline.operate.undo.keep.StepRecorder;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A process that does one piece of work and is killed while it does. */
public final class Victim {

    private Victim() {}

    public static void main(String[] args) {
        Database database =
                Database.of(args[1], Integer.parseInt(args[2]), args[3], args[4], args[5].isEmpty() ? null : args[5]);
        work(args[0], database, args[6]);
        System.out.println("done");
    }

    /** The work itself, which the test also does in its own process. */
    static void work(String verb, Database database, String argument) {
        switch (verb) {
            case "migrate" -> migrate(database, Packs.find(argument));
            case "undo" -> undo(database, Packs.find(argument));
            case "restore" -> {
                try (BackupFile file = BackupFile.open(Path.of(argument))) {
                    Restore.run(
                            database,
                            file,
                            RestoreOptions.defaults().replacing(true).analyzing(false),
                            Progress.silent());
                }
            }
            case "backfill" ->
                new Backfill(
                                database,
                                new BackfillOptions(
                                        "counted",
                                        List.of("n = n + 1"),
                                        "",
                                        500,
                                        Duration.ofMillis(10),
                                        Duration.ofSeconds(5),
                                        BackfillOptions.MAX_BLOCK,
                                        Duration.ZERO,
                                        false),
                                line -> {})
                        .run();
            case "reset" -> {
                Pack pack = Packs.find(argument);
                var rebuild = new Rebuild(database);
                rebuild.build(fresh -> migrate(fresh, pack));
                rebuild.swap();
            }
            default -> throw new IllegalArgumentException(verb);
        }
    }

    private static void migrate(Database database, Pack pack) {
        StepRecorder.migrator(database, pack, MigrateOptions.DEFAULT).migrate();
    }

    private static void undo(Database database, Pack pack) {
        var undo = new Undo(database, pack, UndoOptions.oneStep().to("0").withBackup(true));
        undo.run(undo.plan());
    }
}
