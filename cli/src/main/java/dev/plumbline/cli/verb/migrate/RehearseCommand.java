package dev.plumbline.cli.verb.migrate;

import dev.plumbline.cli.option.ConnectionOptions;
import dev.plumbline.cli.option.PackOptions;
import dev.plumbline.cli.output.ExitCodes;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.cli.output.Table;
import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.operate.rehearse.Rehearsal;
import dev.plumbline.operate.rehearse.RehearsalCopy;
import dev.plumbline.operate.rehearse.RehearsedStep;
import dev.plumbline.operate.trial.TrialDatabase;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.server.Servers;
import dev.plumbline.verifier.Verifier;
import dev.plumbline.verifier.VerifyOptions;
import dev.plumbline.verifier.check.Family;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline rehearse}. */
@Command(
        name = "rehearse",
        description =
                "Migrates a copy of the database, undoes it, compares and migrates again; the database itself is only read.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "plumbline rehearse ./db --url postgresql://me@db.example.com/shop",
            "plumbline rehearse ./db --rows 1000"
        },
        sortOptions = false)
public final class RehearseCommand implements Callable<Integer> {
    @Mixin
    private PackOptions pack = new PackOptions();

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "Copy only N rows of each table, and those they refer to (default: all).")
    private @Nullable Integer rows;

    @Option(
            names = "--on",
            paramLabel = "URL",
            description =
                    "A server for the copy, where a database is created and dropped (default: a throw-away server).")
    private @Nullable String on;

    @Option(
            names = "--superuser",
            description =
                    "On the throw-away server: run files and the database's code as a superuser, who reaches this machine; only where all that is trusted.")
    private boolean superuser;

    @Option(
            names = "--any-version",
            description = "Proceed although the throw-away server is of another major version.")
    private boolean anyVersion;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        if (rows != null && rows < 0) {
            throw new PlumblineException(PlumblineException.Kind.USAGE, "--rows " + rows + ": expected 0 or more");
        }
        if (superuser && on != null) {
            throw new PlumblineException(
                    PlumblineException.Kind.USAGE,
                    "--superuser: with --on the address says who runs the files; leave out one of the two");
        }
        Pack chosen = pack.find();
        Database real = connection.of(chosen, output);
        List<RehearsedStep> steps;
        try (RehearsalCopy copy = copy(real)) {
            steps = rehearse(real, copy, chosen);
        }
        print(steps);
        return steps.stream().allMatch(RehearsedStep::passed) ? 0 : ExitCodes.FINDINGS;
    }

    private RehearsalCopy copy(Database real) {
        if (on == null) {
            return superuser ? RehearsalCopy.on(TrialDatabase.like(real)) : RehearsalCopy.confined(real);
        }
        Database address = Servers.forUser(on)
                .server()
                .database("plumbline_rehearsal_" + ProcessHandle.current().pid());
        return RehearsalCopy.on(TrialDatabase.at(address, real));
    }

    private List<RehearsedStep> rehearse(Database real, RehearsalCopy copy, Pack chosen) {
        TrialDatabase trial = copy.trial();
        if (!trial.isExact() && !anyVersion) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE,
                    "the database is on PostgreSQL " + trial.wanted() + ", the throw-away server is " + trial.major()
                            + " (get that version with: plumbline server install " + trial.wanted()
                            + "; or give a server of it with --on, or add --any-version)");
        }
        OptionalInt sample = rows == null ? OptionalInt.empty() : OptionalInt.of(rows);
        return new Rehearsal(real, copy, chosen, sample, copied -> broken(copied, chosen), output::tell).run();
    }

    /** Violations of the pack's contract and of its promises about rows on the migrated copy. */
    private static List<String> broken(Database copy, Pack chosen) {
        return Verifier.of(copy, chosen, VerifyOptions.DEFAULT.withOnly(EnumSet.of(Family.CONTRACT, Family.DATA)))
                .run(line -> {})
                .findings()
                .stream()
                .filter(result -> result.outcome().isFinding())
                .map(result -> result.family() + " " + result.id() + ": actual " + result.actual() + ", expected "
                        + result.expected())
                .toList();
    }

    private void print(List<RehearsedStep> steps) {
        if (output.json()) {
            output.printJson(steps.stream()
                    .map(step -> Map.of(
                            "step", step.name(),
                            "passed", step.passed(),
                            "findings", step.findings(),
                            "unproven", step.unproven(),
                            "milliseconds", step.took().toMillis(),
                            "estimate_milliseconds", step.estimate().toMillis()))
                    .toList());
            return;
        }
        var table = new Table("step", "outcome", "ms", rows == null ? "ms for all" : "ms for all rows, about");
        for (RehearsedStep step : steps) {
            table.row(
                    step.name(),
                    step.passed() ? "as expected" : step.findings().isEmpty() ? "NOT PROVEN" : "NOT as expected",
                    Long.toString(step.took().toMillis()),
                    Long.toString(step.estimate().toMillis()));
        }
        table.print(output.out());
        for (RehearsedStep step : steps) {
            step.findings().forEach(finding -> output.out().println(step.name() + ": " + finding));
            step.unproven().forEach(unproven -> output.out().println(step.name() + ": " + unproven));
        }
        if (rows != null
                && steps.stream()
                        .anyMatch(step -> step.name().equals(Rehearsal.ASKING)
                                && !step.unproven().isEmpty())) {
            output.out().println("A rehearsal of all rows shows what is not proven: leave out --rows.");
        }
    }
}
