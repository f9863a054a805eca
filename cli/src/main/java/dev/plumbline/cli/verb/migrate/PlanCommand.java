package dev.plumbline.cli.verb.migrate;

import dev.plumbline.cli.option.ConnectionOptions;
import dev.plumbline.cli.option.PackOptions;
import dev.plumbline.cli.option.UseOptions;
import dev.plumbline.cli.output.ExitCodes;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.output.ResultFile;
import dev.plumbline.planner.PlanOptions;
import dev.plumbline.planner.TargetPlanner;
import dev.plumbline.planner.judge.Plan;
import dev.plumbline.planner.judge.Verdict;
import dev.plumbline.planner.report.CorrectedFiles;
import dev.plumbline.planner.report.MarkdownReport;
import dev.plumbline.planner.report.PlanJson;
import dev.plumbline.planner.report.PlanPage;
import dev.plumbline.planner.report.SarifReport;
import dev.plumbline.planner.report.TextReport;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.pack.Pack;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline plan}. */
@Command(
        name = "plan",
        description =
                "Shows what pending migrations will do before they run: locks, rewrites, hazards and the safer way.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "plumbline plan ./db --url postgresql://me@db.example.com/shop",
            "plumbline plan ./db --changed-since origin/main --format sarif"
        },
        sortOptions = false)
public final class PlanCommand implements Callable<Integer> {

    /** The mildest verdict that makes the exit code 1. */
    private enum FailingVerdict {
        CARE,
        DANGEROUS,
        NEVER
    }

    @Mixin
    private PackOptions pack = new PackOptions();

    @Option(
            names = "--since",
            paramLabel = "VERSION",
            description = "Only files from this version on; against what the earlier ones build.")
    private @Nullable String since;

    @Option(
            names = "--changed-since",
            paramLabel = "GIT_REF",
            description = "Only files new or changed since this commit; or a branch or tag.")
    private @Nullable String changedSince;

    @Option(
            names = "--fail-on",
            paramLabel = "care|dangerous|never",
            defaultValue = "care",
            description = "The mildest verdict that makes the exit code 1 (default: care).")
    private FailingVerdict failOn = FailingVerdict.CARE;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Write the migration document as plan.html; a page to read and sign.")
    private @Nullable Path report;

    @Option(names = "--write", paramLabel = "DIR", description = "Write the corrected files into this folder.")
    private @Nullable Path write;

    @Option(names = "--overwrite", description = "Replace files of --report and --write.")
    private boolean overwrite;

    @Option(
            names = "--calibrate",
            description = "Measure the rates behind the times; on the database's own server, in a temporary table.")
    private boolean calibrate;

    @Option(
            names = "--prove-undo",
            description = "Try undo files of large structures too; of 300 relations or more, which takes a while.")
    private boolean proveUndo;

    @Mixin
    private UseOptions use = new UseOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        var options = new PlanOptions(
                Optional.ofNullable(since),
                Optional.ofNullable(changedSince),
                calibrate,
                MigrateOptions.DEFAULT,
                proveUndo);
        Pack chosen = pack.find();
        var planner = new TargetPlanner(chosen, options, use.options(), output::tell);
        output.working("plan " + chosen.name());
        Optional<Database> target =
                connection.isGiven() ? Optional.of(connection.existing(chosen, output)) : Optional.empty();
        Plan plan = target.map(planner::plan).orElseGet(planner::fromEmpty);
        print(plan, chosen);
        if (report != null) {
            write(
                    report.resolve("plan.html"),
                    PlanPage.of(
                            plan,
                            shell(pack.typed()),
                            target.map(PlanCommand::url).orElse("\"$URL\"")));
        }
        if (write != null) {
            Path folder = write;
            CorrectedFiles.Written corrected = CorrectedFiles.of(plan);
            corrected.files().forEach((name, text) -> write(folder.resolve(name), text));
            corrected.remarks().forEach(output::tell);
            if (corrected.files().isEmpty()) {
                output.tell("nothing written: no statement has a correction");
            }
        }
        return fails(plan.verdict()) ? ExitCodes.FINDINGS : 0;
    }

    /** For the commands in the document, to be run by whoever signs it: everything but the password. */
    private static String url(Database database) {
        return shell("postgresql://"
                + URLEncoder.encode(database.user(), StandardCharsets.UTF_8).replace("+", "%20") + "@"
                + database.jdbcUrl().replaceFirst("^jdbc:postgresql://", ""));
    }

    private static String shell(String word) {
        return word.matches("[A-Za-z0-9_./:@%,=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private void print(Plan plan, Pack chosen) {
        switch (output.format()) {
            case JSON -> output.printJson(PlanJson.of(plan));
            case SARIF -> output.printJson(SarifReport.of(plan, below(chosen.folder())));
            case MARKDOWN -> output.out().print(MarkdownReport.of(plan));
            case TEXT -> new TextReport(output.out()).print(plan);
        }
    }

    /** The folder relative to here, as code hosts need it; empty when it is elsewhere. */
    private static String below(Path folder) {
        Path here = Path.of("").toAbsolutePath();
        return folder.getFileSystem().equals(here.getFileSystem())
                        && folder.toAbsolutePath().startsWith(here)
                ? here.relativize(folder.toAbsolutePath()).toString().replace('\\', '/')
                : "";
    }

    private void write(Path file, String text) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.USAGE, folder + ": cannot be made: " + e.getMessage(), e);
        }
        ResultFile.write(
                file,
                ResultFile.Existing.replacedIf(overwrite),
                ResultFile.Readers.OWNER,
                text.getBytes(StandardCharsets.UTF_8));
        output.tell(file + " written");
    }

    private boolean fails(Verdict verdict) {
        return switch (failOn) {
            case CARE -> verdict != Verdict.SAFE;
            case DANGEROUS -> verdict == Verdict.DANGEROUS;
            case NEVER -> false;
        };
    }
}
