package dev.plumbline.cli.verb;

import dev.plumbline.cli.option.ConnectionOptions;
import dev.plumbline.cli.option.LockOptions;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.cli.output.ProgressLines;
import dev.plumbline.database.Database;
import dev.plumbline.operate.backup.BackupFile;
import dev.plumbline.operate.backup.Restore;
import dev.plumbline.operate.backup.RestoreOptions;
import dev.plumbline.schema.pack.Packs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline restore}. */
@Command(
        name = "restore",
        description = "Makes a database equal to the one a backup was taken of, in one transaction, and proves it.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class RestoreCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "PACK",
            arity = "0..1",
            description = "Name of a pack or a folder of migrations; names the database.")
    private @Nullable String pack;

    @Option(
            names = {"-i", "--from"},
            paramLabel = "FILE",
            required = true,
            description = "The file that backup wrote.")
    private Path file = Path.of("");

    @Option(
            names = "--replace",
            description = "Drop what is in the database first; it comes back if the restore fails.")
    private boolean replace;

    @Option(
            names = "--lock-timeout",
            paramLabel = "MS",
            defaultValue = "30000",
            description = "How long to wait for locks in all; they are asked for in short attempts, so that nobody has"
                    + " to wait behind them (default: ${DEFAULT-VALUE} ms).")
    private long lockTimeout;

    @Option(names = "--no-analyze", description = "Do not gather statistics afterwards.")
    private boolean noAnalyze;

    @Mixin
    private LockOptions locking = new LockOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        var options = RestoreOptions.defaults()
                .replacing(replace)
                .withLockTimeout(Duration.ofMillis(lockTimeout))
                .analyzing(!noAnalyze);
        try (BackupFile backup = BackupFile.open(file)) {
            output.tell(file + ": " + backup.manifest().database() + " as of "
                    + backup.manifest().created() + ", every byte checked");
            Database database = pack == null ? connection.any(output) : connection.createdFor(Packs.find(pack), output);
            try (var lock = locking.take(database, "restore", output)) {
                print(database, Restore.run(database, backup, options, new ProgressLines(output)));
            }
        }
        return 0;
    }

    private void print(Database database, Restore.Result result) {
        result.notes().forEach(note -> output.tell("note: " + note));
        if (output.json()) {
            var json = new LinkedHashMap<String, Object>();
            json.put("database", database.toString());
            json.put("rows", result.manifest().rows());
            json.put("milliseconds", result.took().toMillis());
            json.put("notes", result.notes());
            output.printJson(json);
            return;
        }
        output.out()
                .println(String.format(
                        Locale.ROOT,
                        "restored %s tables=%d rows=%d seconds=%.1f, proven equal",
                        database,
                        result.manifest().tables().size(),
                        result.manifest().rows(),
                        result.took().toMillis() / 1000.0));
    }
}
