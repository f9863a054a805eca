package dev.plumbline.cli.verb.migrate;

import dev.plumbline.cli.option.ConnectionOptions;
import dev.plumbline.cli.option.LockOptions;
import dev.plumbline.cli.option.PackOptions;
import dev.plumbline.cli.option.PhaseOptions;
import dev.plumbline.cli.option.PlanFirst;
import dev.plumbline.cli.option.StatementOptions;
import dev.plumbline.cli.output.ExitCodes;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.database.Database;
import dev.plumbline.operate.undo.keep.StepRecorder;
import dev.plumbline.planner.judge.Plan;
import dev.plumbline.planner.report.PlanJson;
import dev.plumbline.schema.migrate.Applied;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plumbline migrate}. */
@Command(
        name = "migrate",
        description = "Applies the pending migrations of a pack, phase by phase.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "plumbline migrate ./db --url postgresql://me@localhost/shop",
            "plumbline migrate ./db --plan --accept column-dropped"
        },
        sortOptions = false)
public final class MigrateCommand implements Callable<Integer> {
    @Mixin
    private PackOptions pack = new PackOptions();

    @Mixin
    private PhaseOptions phase = new PhaseOptions();

    @Option(
            names = "--target",
            paramLabel = "V",
            description = "The last version to apply; repeatable files run only with the newest.")
    private @Nullable String target;

    @Mixin
    private StatementOptions statements = new StatementOptions();

    @Option(names = "--out-of-order", description = "Apply files older than the newest applied one.")
    private boolean outOfOrder;

    @Option(
            names = "--baseline",
            paramLabel = "V",
            description = "Adopt a database without a history: versions up to V count as applied.")
    private @Nullable String baseline;

    @Option(
            names = "--repair",
            description =
                    "First bring the history in line with the files: accept changed files, forget failed entries.")
    private boolean repair;

    @Option(
            names = "--allow",
            paramLabel = "CHECK",
            split = ",",
            description = "Proceed despite this finding; may be repeated.")
    private Set<String> allow = Set.of();

    @Mixin
    private LockOptions locking = new LockOptions();

    @Mixin
    private PlanFirst planning = new PlanFirst();

    @Option(names = "--check", description = "Only look for problems in the pending files; change nothing.")
    private boolean check;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        checkUsage();
        Pack chosen = pack.find();
        Database database = connection.of(chosen, output);
        var migrator = StepRecorder.migrator(database, chosen, options());
        return check
                ? connection.reading(database, output, () -> check(migrator))
                : connection.filling(database, output, () -> migrate(migrator, chosen, database));
    }

    private void checkUsage() {
        planning.check();
        if (target != null) {
            Version.of(target);
        }
        if (planning.wanted() && (check || repair)) {
            throw new ParameterException(
                    spec.commandLine(),
                    check
                            ? "--check changes nothing and --plan comes before a change: give one of them"
                            : "--plan plans with the history as it is: run --repair before, without --plan");
        }
    }

    private MigrateOptions options() {
        return new MigrateOptions(
                phase.phases(),
                Optional.ofNullable(target),
                new MigrateOptions.Waits(
                        statements.lockTimeout(),
                        statements.lockRetries(),
                        statements.timeout(),
                        statements.maxBlock()),
                outOfOrder,
                Optional.ofNullable(baseline),
                repair,
                allow,
                List.of(new MigrationProgress(output)));
    }

    private int check(Migrator migrator) {
        var problems = migrator.preflight();
        if (output.json()) {
            output.printJson(problems);
        } else {
            problems.forEach(problem -> output.out().println((problem.stops() ? "" : "note: ") + problem));
            output.out().println(problems.isEmpty() ? "no problems" : problems.size() + " found");
        }
        return problems.stream().anyMatch(problem -> problem.stops()) ? ExitCodes.FINDINGS : 0;
    }

    private int migrate(Migrator migrator, Pack chosen, Database database) {
        List<Applied> applied;
        Optional<Plan> plan;
        try (var lock = locking.take(database, "migrate " + chosen.name(), output)) {
            plan = planning.plan(database, chosen, options(), output);
            if (plan.isPresent() && planning.refuses(plan.get(), output)) {
                if (output.json()) {
                    output.printJson(json(database, List.of(), plan));
                }
                return ExitCodes.FINDINGS;
            }
            applied = migrator.migrate();
        }
        if (output.json()) {
            output.printJson(json(database, applied, plan));
        } else if (applied.isEmpty()) {
            output.out().println("nothing to do: " + database + " is up to date with " + chosen.name());
        } else {
            output.out()
                    .println(applied.size() + (applied.size() == 1 ? " migration" : " migrations") + " applied to "
                            + database);
        }
        return 0;
    }

    private static Map<String, Object> json(Database database, List<Applied> applied, Optional<Plan> plan) {
        var json = new LinkedHashMap<String, Object>();
        json.put("database", database.toString());
        json.put("applied", applied.stream().map(MigrateCommand::json).toList());
        plan.ifPresent(made -> json.put("plan", PlanJson.of(made)));
        return json;
    }

    private static Map<String, Object> json(Applied applied) {
        var json = new LinkedHashMap<String, Object>();
        json.put("phase", applied.phase().word());
        json.put("version", applied.version());
        json.put("description", applied.description());
        json.put("script", applied.script());
        json.put("milliseconds", applied.time().toMillis());
        return json;
    }
}
