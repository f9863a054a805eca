package dev.plumbline.cli.verb.migrate;

import dev.plumbline.cli.option.ConnectionOptions;
import dev.plumbline.cli.option.PackOptions;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.cli.verb.data.LoadWatch;
import dev.plumbline.data.DataFormat;
import dev.plumbline.data.DataManifest;
import dev.plumbline.data.DataSet;
import dev.plumbline.data.DataSets;
import dev.plumbline.data.Scale;
import dev.plumbline.database.Database;
import dev.plumbline.database.lock.OperatorLock;
import dev.plumbline.loader.FileLoad;
import dev.plumbline.loader.Loader;
import dev.plumbline.loader.mode.Mode;
import dev.plumbline.loader.report.LoadReport;
import dev.plumbline.loader.report.LoadResult;
import dev.plumbline.operate.refresh.Refresh;
import dev.plumbline.operate.undo.keep.StepRecorder;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.migrate.MigrationObserver;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.server.Folders;
import dev.plumbline.verifier.Verifier;
import dev.plumbline.verifier.VerifyOptions;
import dev.plumbline.verifier.check.Outcome;
import dev.plumbline.verifier.check.Verification;
import dev.plumbline.verifier.report.TerminalReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline up}: everything in one go. */
@Command(
        name = "up",
        description = "Everything in one go: server, migrations, data, verification, and how to connect.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"plumbline up vehicles", "plumbline up ./db --from data/ --url postgresql://me@localhost/shop"},
        sortOptions = false)
public final class UpCommand implements Callable<Integer> {
    @Mixin
    private PackOptions pack = new PackOptions();

    @Option(
            names = {"-f", "--from"},
            paramLabel = "PATH",
            arity = "1..*",
            description = "Files or folders to load (default: the pack's data set, made full-size).")
    private List<Path> from = new ArrayList<>();

    @Option(
            names = "--scale",
            paramLabel = "sample|full|xN",
            defaultValue = "full",
            description = "Size of the generated data set (default: ${DEFAULT-VALUE}).")
    private String scale = "full";

    @Option(names = "--reload", description = "Replace the rows of tables that hold some.")
    private boolean reload;

    @Option(names = "--no-verify", description = "Skip the verification.")
    private boolean noVerify;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        Pack chosen = pack.find();
        Scale size = Scale.parse(scale);
        Database database = connection.createdFor(chosen, output);
        if (reload) {
            connection.confirm(database, "this replaces the rows of " + database);
        }
        connection.filling(database, output, () -> migrate(chosen, database, Set.of(Phase.SCHEMA)));
        Optional<LoadResult> loaded = load(chosen, database, size);
        if (loaded.isPresent()) {
            Refresh.run(database, List.of(), output::step);
        }
        if (chosen.phases().contains(Phase.OPTIMIZE)) {
            migrate(chosen, database, Set.of(Phase.OPTIMIZE));
        }
        long start = System.nanoTime();
        Optional<Verification> proof = noVerify
                ? Optional.empty()
                : Optional.of(
                        Verifier.of(database, chosen, VerifyOptions.DEFAULT).run(output::step));
        if (!output.json()) {
            proof.ifPresent(verification -> print(verification, start));
        }
        new HandOver(database, chosen).print(output, loaded, proof);
        return proof.map(Verification::exitCode).orElse(0);
    }

    /** Success is a line like that of any other phase; anything else is reported in full. */
    private void print(Verification verification, long start) {
        boolean well = verification.results().stream()
                .allMatch(result -> result.outcome().compareTo(Outcome.WARN) < 0);
        if (well && !output.verbose()) {
            output.done("verify", TerminalReport.counted(verification), start);
        } else {
            new TerminalReport(output.out(), output.ink(), output.verbose()).print(verification);
        }
    }

    /** Rows come between the phases: indexes, partitions and views are built from them once, not updated with every row. */
    private int migrate(Pack chosen, Database database, Set<Phase> phases) {
        long start = System.nanoTime();
        var options = MigrateOptions.DEFAULT.withPhases(phases).withObservers(List.of(new Steps()));
        try (var lock =
                OperatorLock.take(database, "plumbline up " + chosen.name(), Duration.ofSeconds(60), output::tell)) {
            int applied =
                    StepRecorder.migrator(database, chosen, options).migrate().size();
            output.done(
                    "migrate",
                    applied == 0
                            ? "nothing is pending"
                            : applied + (applied == 1 ? " migration applied" : " migrations applied"),
                    start);
            return applied;
        }
    }

    /** Lines about files being applied are replaced by the next; other lines stay. */
    private final class Steps implements MigrationObserver {
        @Override
        public void applied(Phase phase, String script, Duration took) {
            output.step("applied " + script);
        }

        @Override
        public void message(String line) {
            output.tell(line);
        }
    }

    private Optional<LoadResult> load(Pack chosen, Database database, Scale size) {
        Optional<DataSet> set =
                DataSets.find(chosen.name()).filter(known -> !chosen.data().isEmpty());
        if (from.isEmpty() && set.isEmpty()) {
            output.tell("no data loaded: pack " + chosen.name() + " has no data set, and none is given with --from");
            return Optional.empty();
        }
        if (from.isEmpty() && !reload && new HandOver(database, chosen).holdsRows()) {
            output.tell("no data loaded: the tables hold rows already (--reload replaces them)");
            return Optional.empty();
        }
        Path[] paths = from.isEmpty() ? new Path[] {generated(set.orElseThrow(), size)} : from.toArray(Path[]::new);
        FileLoad load = Loader.of(database).intoNamed().filesByName(paths);
        if (reload || from.isEmpty()) {
            load.mode(Mode.REPLACE);
        }
        long start = System.nanoTime();
        LoadResult result;
        try (var watch = new LoadWatch(load, output)) {
            result = load.run();
            watch.loaded();
        }
        int tables = result.tables().size();
        output.done(
                "load",
                String.format(Locale.ROOT, "%,d rows into %d table%s", result.loaded(), tables, tables == 1 ? "" : "s"),
                start);
        if (output.verbose()) {
            output.tell(new LoadReport(result).line());
        }
        return Optional.of(result);
    }

    /** The files are kept in the cache folder for the next run. */
    private Path generated(DataSet set, Scale size) {
        Path folder = Folders.ofUser().cache().resolve("data").resolve(set.name() + "-" + size);
        long start = System.nanoTime();
        output.step("making the data set of " + set.name() + ", " + size);
        Optional<DataManifest> there = set.written(size, DataFormat.CSV, folder);
        DataManifest manifest = there.orElseGet(() -> set.regenerate(size, DataFormat.CSV, folder));
        long rows = manifest.files().stream().mapToLong(DataManifest.File::rows).sum();
        output.done(
                "data",
                String.format(
                        Locale.ROOT,
                        there.isPresent() ? "%,d rows (%s), made before" : "%,d rows (%s) generated",
                        rows,
                        size),
                start);
        if (output.verbose()) {
            output.tell("the data set is kept in " + folder);
        }
        return folder;
    }
}
