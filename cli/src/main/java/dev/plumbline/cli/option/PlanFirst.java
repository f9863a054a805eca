package dev.plumbline.cli.option;

import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.database.Database;
import dev.plumbline.planner.ImpactOptions;
import dev.plumbline.planner.PlanOptions;
import dev.plumbline.planner.TargetPlanner;
import dev.plumbline.planner.judge.Danger;
import dev.plumbline.planner.judge.Plan;
import dev.plumbline.planner.report.TextReport;
import dev.plumbline.planner.target.StoredRows;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.pack.Pack;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A plan before a migration, and which of its findings are accepted. Mixed into {@code migrate}. */
public final class PlanFirst {
    @Option(
            names = "--plan",
            description =
                    "Plan first and refuse what is dangerous. The pending files are run on a copy without rows. Takes seconds, for it starts a server; a database without rows needs no plan.")
    private boolean wanted;

    @Option(
            names = "--accept",
            paramLabel = "RULE",
            split = ",",
            description = "With --plan: proceed despite this rule; may be repeated.")
    private Set<String> accepted = new LinkedHashSet<>();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    public boolean wanted() {
        return wanted;
    }

    /** Checks, before a connection is opened, that the options make sense. */
    public void check() {
        if (!wanted && !accepted.isEmpty()) {
            throw usage("--accept says what --plan lets pass: add --plan");
        }
        Set<String> known = accepted.isEmpty() ? Set.of() : Danger.rules();
        for (String rule : accepted) {
            if (!known.contains(rule)) {
                throw usage("--accept " + rule + ": no such rule; there are " + String.join(", ", known));
            }
        }
    }

    /** What the run would do; empty when no plan was requested, or where there are no rows. */
    public Optional<Plan> plan(Database database, Pack pack, MigrateOptions run, OutputOptions output) {
        if (!wanted) {
            return Optional.empty();
        }
        if (!StoredRows.in(database)) {
            output.tell(database + " holds no rows: nothing to plan");
            return Optional.empty();
        }
        Plan plan =
                new TargetPlanner(pack, PlanOptions.before(run), ImpactOptions.DEFAULT, output::tell).plan(database);
        if (!output.json() && !plan.files().isEmpty()) {
            new TextReport(output.out()).first(plan);
            output.out().flush();
        }
        return Optional.of(plan);
    }

    /** Reports what blocks the migration, and which acceptances are not needed. */
    public boolean refuses(Plan plan, OutputOptions output) {
        List<Danger> dangers = Danger.of(plan);
        Set<String> found = dangers.stream().map(Danger::rule).collect(Collectors.toCollection(LinkedHashSet::new));
        accepted.stream()
                .filter(rule -> !found.contains(rule))
                .forEach(rule ->
                        output.tell("--accept " + rule + ": nothing is dangerous by this rule, it can be left out"));
        found.removeAll(accepted);
        if (found.isEmpty()) {
            return false;
        }
        output.tell("refused, nothing was changed: correct the files as `plumbline plan` shows, or add "
                + found.stream().map(rule -> "--accept " + rule).collect(Collectors.joining(" ")));
        return true;
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
