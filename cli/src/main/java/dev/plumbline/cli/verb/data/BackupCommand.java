package dev.plumbline.cli.verb.data;

import dev.plumbline.cli.option.ConnectionOptions;
import dev.plumbline.cli.option.NamedDatabase;
import dev.plumbline.cli.option.SchemaOptions;
import dev.plumbline.cli.option.output.OverwriteFile;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.cli.output.Table;
import dev.plumbline.database.Database;
import dev.plumbline.database.output.ResultFile;
import dev.plumbline.operate.backup.Backup;
import dev.plumbline.operate.backup.BackupOptions;
import dev.plumbline.operate.backup.file.Manifest;
import dev.plumbline.operate.backup.file.SigningKey;
import dev.plumbline.operate.backup.source.Scope;
import dev.plumbline.schema.pack.Pack;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline backup}. */
@Command(
        name = "backup",
        description =
                "Writes one file from which restore makes an equal database: structure, rows, sequences, histories, grants.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "plumbline backup --url postgresql://me@localhost/shop --out shop.plumb",
            "plumbline backup vehicles --out - --sign key > vehicles.plumb"
        },
        sortOptions = false)
public final class BackupCommand implements Callable<Integer> {
    @Mixin
    private NamedDatabase target = new NamedDatabase();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            required = true,
            description = "The file to write, readable by its owner alone; - is standard output.")
    private Path file = Path.of("");

    @Mixin
    private SchemaOptions schemas = new SchemaOptions();

    @Mixin
    private OverwriteFile overwriting = new OverwriteFile();

    @Option(
            names = "--sign",
            paramLabel = "KEYFILE",
            description = "Sign the file with this secret of at least 32 bytes (HMAC-SHA-256), so that restore can"
                    + " demand it.")
    private @Nullable Path key;

    @Option(
            names = "--pg-dump",
            paramLabel = "PROGRAM",
            description = "The pg_dump for objects that only it can describe (default: from the path).")
    private @Nullable Path pgDump;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        Optional<Pack> chosen = target.pack();
        Database database = target.open(connection, output);
        var options = new BackupOptions(
                new Scope(schemas.names()),
                chosen.map(Pack::name).orElse(""),
                overwriting.isAllowed(),
                Optional.ofNullable(pgDump),
                Optional.ofNullable(key).map(SigningKey::read));
        print(Backup.write(database, file, options, output::progress));
        return 0;
    }

    private void print(Backup.Result result) {
        Manifest manifest = result.manifest();
        if (ResultFile.isStandardOutput(result.file())) {
            manifest.notes().forEach(note -> output.tell("note: " + note));
            output.tell("backup rows=" + manifest.rows() + " bytes=" + result.bytes());
            return;
        }
        if (output.json()) {
            var json = new LinkedHashMap<String, Object>();
            json.put("file", result.file().toString());
            json.put("bytes", result.bytes());
            json.put("milliseconds", result.took().toMillis());
            json.put("manifest", manifest);
            output.printJson(json);
            return;
        }
        var table = new Table("table", "rows", "bytes");
        manifest.tables()
                .forEach(one -> table.row(
                        one.schema().isEmpty() ? one.name() : one.schema() + "." + one.name(),
                        String.format(Locale.ROOT, "%,d", one.rows()),
                        String.format(Locale.ROOT, "%,d", one.bytes())));
        table.print(output.out());
        manifest.notes().forEach(note -> output.tell("note: " + note));
        output.out()
                .println(String.format(
                        Locale.ROOT,
                        "backup %s rows=%d bytes=%d seconds=%.1f",
                        result.file(),
                        manifest.rows(),
                        result.bytes(),
                        result.took().toMillis() / 1000.0));
    }
}
