package dev.plumbline.cli.verb.data;

import dev.plumbline.cli.option.ConnectionOptions;
import dev.plumbline.cli.option.LockOptions;
import dev.plumbline.cli.option.LockTimeout;
import dev.plumbline.cli.option.NamedDatabase;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.database.Database;
import dev.plumbline.operate.backup.Contents;
import dev.plumbline.operate.backup.Restore;
import dev.plumbline.operate.backup.RestoreOptions;
import dev.plumbline.operate.backup.file.BackupFile;
import dev.plumbline.operate.backup.file.SigningKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plumbline restore}. */
@Command(
        name = "restore",
        description = {
            "Makes a database equal to the one a backup was taken of, in one transaction, and proves it.",
            "A restore runs what the file says, with your rights: restore only files you trust (--list shows what one"
                    + " holds, --verify-signature checks who made it)."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "plumbline restore --list shop.plumb",
            "plumbline restore --from shop.plumb --url postgresql://me@localhost/copy"
        },
        sortOptions = false)
public final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private NamedDatabase target = new NamedDatabase();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(
            names = {"-f", "--from"},
            paramLabel = "FILE",
            description = "The backup file.")
    private @Nullable Path file;

    @Option(
            names = "--list",
            paramLabel = "FILE",
            description = "List what this file holds and do nothing else; no server is contacted.")
    private @Nullable Path listed;

    @Option(
            names = "--verify-signature",
            paramLabel = "KEYFILE",
            description = "Refuse a file that was not signed with this secret (backup --sign), before anything runs.")
    private @Nullable Path key;

    @Option(
            names = "--replace",
            description = "First drop what is in the database; it comes back if the restore fails.")
    private boolean replace;

    @Option(names = "--no-analyze", description = "Do not gather statistics afterwards.")
    private boolean noAnalyze;

    @Option(
            names = "--read-back",
            description = "Also read every row back before the commit, besides checking it on its way into the table.")
    private boolean readBack;

    @Mixin
    private LockTimeout lockTimeout = new LockTimeout(Duration.ofSeconds(30));

    @Mixin
    private LockOptions locking = new LockOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Path from = file;
        Path list = listed;
        if ((from == null) == (list == null)) {
            throw new ParameterException(
                    spec.commandLine(), "expected either --from FILE to restore it or --list FILE to look into it");
        }
        Optional<SigningKey> secret = Optional.ofNullable(key).map(SigningKey::read);
        if (list != null) {
            try (BackupFile backup = BackupFile.open(list, secret)) {
                new BackupListing(output).print(Contents.of(backup));
            }
            return 0;
        }
        return restore(Objects.requireNonNull(from), secret);
    }

    private int restore(Path from, Optional<SigningKey> secret) {
        var options = RestoreOptions.defaults()
                .replacing(replace)
                .withLockTimeout(lockTimeout.time())
                .analyzing(!noAnalyze)
                .readingBack(readBack);
        output.working("checking " + from);
        try (BackupFile backup = BackupFile.open(from, secret)) {
            output.tell(from + ": " + backup.manifest().database() + " as of "
                    + backup.manifest().created() + ", every byte checked");
            Database database = target.created(connection, output);
            if (replace) {
                connection.confirm(database, "this drops everything that is in " + database);
            }
            try (var lock = locking.take(database, "restore", output)) {
                print(database, Restore.run(database, backup, options, output::progress));
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
