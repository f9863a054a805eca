package dev.plumbline.cli.verb;

import dev.plumbline.cli.option.ConnectionOptions;
import dev.plumbline.cli.option.NamedDatabase;
import dev.plumbline.cli.option.ReadingOptions;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plumbline load}. */
@Command(
        name = "load",
        description = "Fills tables from CSV, TSV, COPY, SQL and NDJSON files: all of it or nothing.",
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
            description = "What happens to rows that are there; must be said when there are any.")
    private @Nullable Mode mode;

    @Option(
            names = "--create-table",
            description =
                    "Make the tables first: as an SQL file says, else with the types that all values of the input tell.")
    private boolean createTable;

    @Option(
            names = "--normalize-names",
            description = "Made columns are in lower case, with underscores for all that is no letter or digit.")
    private boolean normalizeNames;

    @Option(names = "--not-null", description = "Made columns that have a value in every row are NOT NULL.")
    private boolean notNull;

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

    @Option(names = "--allow-cascade", description = "Let rows that sync deletes take rows of other tables along.")
    private boolean allowCascade;

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description = "Load the good rows, write the bad ones here as CSV.")
    private @Nullable Path rejects;

    @Option(names = "--overwrite", description = "Replace the file of --rejects if it is there.")
    private boolean overwrite;

    @Option(
            names = "--spreadsheet",
            description = "Write an apostrophe before what a spreadsheet would compute when it opens the rejects.")
    private boolean spreadsheet;

    @Option(
            names = "--max-rejects",
            paramLabel = "N|N%",
            description = "Give up, and load nothing, beyond so many bad rows.")
    private @Nullable String maxRejects;

    @Option(
            names = "--chunk",
            paramLabel = "N",
            description = "Commit every N rows; a rerun goes on where the last one stopped.")
    private @Nullable Long chunk;

    @Option(names = "--again", description = "Load an input in chunks although the ledger says it was loaded.")
    private boolean again;

    @Option(names = "--dry-run", description = "Do everything, tell everything, keep nothing.")
    private boolean dryRun;

    @Option(
            names = "--wait",
            paramLabel = "S",
            defaultValue = "60",
            description = "How long to wait for other loads and for locks (default: ${DEFAULT-VALUE} s).")
    private long wait;

    @Option(
            names = "--memory",
            paramLabel = "MB",
            defaultValue = "512",
            description = "maintenance_work_mem while indexes are built (default: ${DEFAULT-VALUE}).")
    private int memory;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description =
                    "Parallel workers the server may use for that (default: 4, on this machine no more than cores to spare).")
    private @Nullable Integer workers;

    @Option(
            names = "--timezone",
            paramLabel = "ZONE",
            defaultValue = "${env:PGTZ}",
            description = "Zone of times that do not say theirs (default: as for psql, the server's).")
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
        if (rejects != null) {
            load.rejects(rejects);
        }
        if (overwrite) {
            load.overwrite();
        }
        if (maxRejects != null) {
            load.maxRejects(maxRejects);
        }
        if (chunk != null) {
            load.chunk(chunk);
        }
        if (timezone != null && !timezone.isEmpty()) {
            load.timezone(timezone);
        }
        if (workers != null) {
            load.workers(workers);
        }
        flags(load);
        return load.lockWait(Duration.ofSeconds(wait)).memory(memory);
    }

    private void flags(FileLoad load) {
        if (memory < 1 || workers != null && workers < 0 || wait < 0) {
            throw new ParameterException(spec.commandLine(), "--memory, --workers and --wait are not negative");
        }
        if (createTable) {
            load.createTables();
        }
        if (normalizeNames) {
            load.normalizeNames();
        }
        if (notNull) {
            load.notNull();
        }
        if (online) {
            load.online();
        }
        if (allowEmpty) {
            load.allowEmpty();
        }
        if (allowCascade) {
            load.allowCascade();
        }
        if (spreadsheet) {
            load.spreadsheet();
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
        if (rejects != null) {
            output.out().println("rejects: " + rejects);
        }
        output.out().println(report.line());
    }

    private void table(List<String> header, List<List<String>> rows) {
        var shown = new Table(header.toArray(String[]::new));
        rows.forEach(row -> shown.row(row.toArray(String[]::new)));
        shown.print(output.out());
    }
}
