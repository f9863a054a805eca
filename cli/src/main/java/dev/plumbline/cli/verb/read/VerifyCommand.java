package dev.plumbline.cli.verb.read;

import dev.plumbline.cli.config.Defaults;
import dev.plumbline.cli.config.Setting;
import dev.plumbline.cli.help.Further;
import dev.plumbline.cli.option.ConnectionOptions;
import dev.plumbline.cli.option.PlaceholderOptions;
import dev.plumbline.cli.option.Span;
import dev.plumbline.cli.option.VerdictOptions;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.database.output.ResultFile.Existing;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.verifier.Selection;
import dev.plumbline.verifier.Verifier;
import dev.plumbline.verifier.VerifyOptions;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.check.Verification;
import dev.plumbline.verifier.report.JsonReport;
import dev.plumbline.verifier.report.ReportFolder;
import dev.plumbline.verifier.report.TerminalReport;
import dev.plumbline.verifier.snapshot.Snapshot;
import dev.plumbline.verifier.snapshot.SnapshotFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline verify}. */
@Command(
        name = "verify",
        description =
                "Proves that a database keeps every promise of its pack; without a pack, that it is healthy. Read-only.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "plumbline verify vehicles --report report",
            "plumbline verify --url postgresql://me@localhost/shop --only health"
        },
        sortOptions = false)
public final class VerifyCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "PACK",
            description = "Name of a pack, or a folder of migrations; none, and none in the settings: any database, its"
                    + " health alone.")
    private @Nullable String pack;

    @Option(
            names = "--only",
            paramLabel = "FAMILY[/CHECK]",
            description =
                    "Only these families or checks, by commas; families are contract, data, functions, plans, latency and health (default: all).")
    private @Nullable String only;

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description = "Compare with what a snapshot recorded; every difference is found.")
    private @Nullable Path against;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description =
                    "Write a report into this folder: index.html, junit.xml and verify.json. An earlier report is replaced.")
    private @Nullable Path report;

    @Option(
            names = "--overwrite",
            description = "Replace files that plumbline did not write; those of --report and --fix.")
    private boolean overwrite;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = Span.class,
            defaultValue = "10m",
            description = "Time limit for the whole run, such as 90s, 10m or 1h (default: 10m).")
    private Duration timeout = Duration.ofMinutes(10);

    @Further
    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "N",
            description = "Connections that check data and functions at the same time (default: 2).")
    private int jobs = VerifyOptions.DEFAULT.connections();

    @Option(
            names = "--dataset",
            paramLabel = "auto|full|sample",
            defaultValue = "auto",
            description = "Which promises about rows apply (default: auto, by the number of rows).")
    private VerifyOptions.DataSet dataSet = VerifyOptions.DataSet.AUTO;

    @Option(
            names = "--types",
            paramLabel = "JAR|DIR",
            description = "Compiled classes that were generated from the pack (default: those on the class path).")
    private @Nullable Path types;

    @Mixin
    private VerdictOptions verdict = new VerdictOptions();

    @Mixin
    private PlaceholderOptions placeholders = new PlaceholderOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        VerifyOptions options = VerifyOptions.DEFAULT
                .with(selection())
                .withTimeout(timeout)
                .withConnections(jobs())
                .withDataSet(dataSet)
                .accepting(verdict.accepted());
        if (types != null) {
            options = options.withTypes(existing(types));
        }
        refuseWhatCannotBeAsked(options.only());
        if (report != null) {
            ReportFolder.prepare(report, "verify", Existing.replacedIf(overwrite));
        }
        verdict.check(Existing.replacedIf(overwrite));
        tellOfUsualPack();
        Verification verification = verifier(options).run(output::step);
        verdict.write(verification, Existing.replacedIf(overwrite), output);
        if (report != null) {
            ReportFolder.write(report, verification, Existing.replacedIf(overwrite));
            output.tell("report written to " + report.resolve("index.html"));
        }
        if (output.json()) {
            output.out().println(JsonReport.text(verification));
        } else {
            new TerminalReport(output.out(), output.ink(), output.verbose()).print(verification);
        }
        return verdict.exitCode(verification);
    }

    /** A pack that was not typed is named, and how to go without it. */
    private void tellOfUsualPack() {
        boolean typed =
                !spec.commandLine().getParseResult().matchedPositionals().isEmpty();
        if (!typed && against == null) {
            Defaults.settingsOf(spec)
                    .get(Setting.PACK)
                    .ifPresent(usual -> output.tell("pack: " + usual.text() + " (" + usual.from()
                            + "); for health alone, of any database: --only health"));
        }
    }

    private int jobs() {
        if (jobs < 1) {
            throw new ParameterException(spec.commandLine(), "--jobs " + jobs + ": expected 1 or more");
        }
        return jobs;
    }

    private Path existing(Path given) {
        if (pack == null || !Files.exists(given)) {
            throw new ParameterException(
                    spec.commandLine(),
                    pack == null
                            ? "--types " + given + ": expected a pack too, whose types they are"
                            : "--types " + given + ": there is no such file, expected a jar or a folder of classes");
        }
        return given;
    }

    /** A run that can check nothing is a usage error, for which no database needs to be asked. */
    private void refuseWhatCannotBeAsked(Set<Family> chosen) {
        if (against != null && Collections.disjoint(chosen, Set.of(Family.CONTRACT, Family.DATA))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--only " + only
                            + ": --against compares structure and rows, which are the families contract and data");
        }
        if (against == null && pack == null && !chosen.contains(Family.HEALTH)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--only " + only
                            + ": without a pack there is only health to verify; name a pack, or a snapshot with --against");
        }
    }

    private Verifier verifier(VerifyOptions options) {
        if (against != null) {
            Snapshot recorded = SnapshotFile.read(against);
            if (pack == null) {
                return Verifier.against(connection.any(output), recorded, options);
            }
            output.tell("--against compares with the snapshot alone; the promises of pack " + pack
                    + " are verified without it");
            return Verifier.against(connection.existing(Packs.find(pack), output), recorded, options);
        }
        if (pack == null) {
            return Verifier.of(connection.any(output), options);
        }
        Pack chosen = placeholders.find(pack);
        return Verifier.of(connection.existing(chosen, output), chosen, options);
    }

    private Selection selection() {
        if (only == null) {
            return Selection.of(Set.of(Family.values()));
        }
        try {
            return Selection.parse(only);
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(spec.commandLine(), "--only: " + unknown.getMessage(), unknown);
        }
    }
}
