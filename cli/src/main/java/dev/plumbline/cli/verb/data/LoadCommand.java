package dev.plumbline.cli.verb.data;

import dev.plumbline.cli.help.Further;
import dev.plumbline.cli.option.ConnectionOptions;
import dev.plumbline.cli.option.NamedDatabase;
import dev.plumbline.cli.option.load.EffortOptions;
import dev.plumbline.cli.option.load.NewTableOptions;
import dev.plumbline.cli.option.load.ReadingOptions;
import dev.plumbline.cli.option.load.RejectOptions;
import dev.plumbline.cli.output.ExitCodes;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.cli.output.Table;
import dev.plumbline.database.Database;
import dev.plumbline.loader.FileLoad;
import dev.plumbline.loader.Loader;
import dev.plumbline.loader.mode.Mode;
import dev.plumbline.loader.report.LoadReport;
import dev.plumbline.loader.report.LoadResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline load}. */
@Command(
        name = "load",
        description = "Loads CSV, TSV, COPY, SQL and NDJSON files into tables: all of it or nothing.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "plumbline load --table orders --from orders.csv --mode upsert",
            "plumbline load ./db --from data/ --rejects bad.csv"
        },
        sortOptions = false)
public final class LoadCommand implements Callable<Integer> {
    @Mixin
    private NamedDatabase target = new NamedDatabase();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(
            names = {"-t", "--table"},
            paramLabel = "TABLE",
            description = "The table: name, schema.name or \"Quoted\".\"Name\".")
    private @Nullable String table;

    @Option(
            names = {"-f", "--from"},
            paramLabel = "PATH",
            required = true,
            arity = "1..*",
            description = "Files or folders; - is standard input.")
    private List<Path> from = new ArrayList<>();

    @Option(
            names = {"-m", "--mode"},
            paramLabel = "append|replace|upsert|sync",
            description = "What happens to existing rows; required when there are any.")
    private @Nullable Mode mode;

    @Mixin
    private NewTableOptions newTables = new NewTableOptions();

    @Option(
            names = "--key",
            paramLabel = "COLUMN",
            split = ",",
            description = "Key of upsert and sync (default: primary key).")
    private List<String> key = new ArrayList<>();

    @Option(names = "--online", description = "Replace without keeping readers waiting (slower).")
    private boolean online;

    @Option(names = "--allow-empty", description = "Let an input without rows empty a table.")
    private boolean allowEmpty;

    @Further
    @Option(
            names = "--allow-cascade",
            description = "Let sync change other tables too; their rows that refer to a deleted row.")
    private boolean allowCascade;

    @Mixin
    private RejectOptions rejects = new RejectOptions();

    @Option(
            names = "--chunk",
            paramLabel = "N",
            description = "Commit every N rows; a rerun continues where the last one stopped.")
    private @Nullable Long chunk;

    @Further
    @Option(names = "--again", description = "Load again what an earlier run loaded; with --chunk.")
    private boolean again;

    @Option(names = "--dry-run", description = "Do everything, report everything, keep nothing.")
    private boolean dryRun;

    @Mixin
    private EffortOptions effort = new EffortOptions();

    @Option(
            names = "--timezone",
            paramLabel = "ZONE",
            defaultValue = "${env:PGTZ}",
            description = "Time zone of times without one (default: the server's, as in psql).")
    private @Nullable String timezone;

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Database database = target.open(connection, output);
        if (!dryRun && (mode == Mode.REPLACE || mode == Mode.SYNC)) {
            connection.confirm(database, "this replaces or deletes rows of " + database);
        }
        FileLoad load = load(Loader.of(database));
        LoadResult result;
        try (var watch = new LoadWatch(load, output)) {
            result = load.run();
            watch.loaded();
        }
        print(result);
        return result.rejected() > 0 ? ExitCodes.FINDINGS : 0;
    }

    private FileLoad load(Loader loader) {
        FileLoad load = table == null ? loader.intoNamed() : loader.into(table);
        load.reading(reading.options(spec));
        Path[] paths = from.toArray(Path[]::new);
        if (table == null) {
            load.filesByName(paths);
        } else {
            load.files(paths);
        }
        if (mode != null) {
            load.mode(mode);
        }
        if (!key.isEmpty()) {
            load.key(key.toArray(String[]::new));
        }
        if (chunk != null) {
            load.chunk(chunk);
        }
        if (timezone != null && !timezone.isEmpty()) {
            load.timezone(timezone);
        }
        flags(load);
        newTables.apply(load);
        rejects.apply(load);
        effort.apply(load);
        return load;
    }

    private void flags(FileLoad load) {
        if (online) {
            load.online();
        }
        if (allowEmpty) {
            load.allowEmpty();
        }
        if (allowCascade) {
            load.allowCascade();
        }
        if (again) {
            load.again();
        }
        if (dryRun) {
            load.dryRun();
        }
    }

    private void print(LoadResult result) {
        var report = new LoadReport(result);
        if (output.json()) {
            output.printJson(report.json());
            return;
        }
        if (result.dryRun() && !result.created().isEmpty()) {
            result.created().forEach(statement -> output.out().println(statement + ";"));
            output.out().println();
        }
        table(LoadReport.fileHeader(), report.files());
        output.out().println();
        table(LoadReport.tableHeader(), report.tables());
        output.out().println();
        report.examples().forEach(output.out()::println);
        result.notes().forEach(note -> output.out().println("note: " + note));
        rejects.file().ifPresent(file -> output.out().println("rejects: " + file));
        output.out().println(report.line());
    }

    private void table(List<String> header, List<List<String>> rows) {
        var shown = new Table(header.toArray(String[]::new));
        rows.forEach(row -> shown.row(row.toArray(String[]::new)));
        shown.print(output.out());
    }
}
