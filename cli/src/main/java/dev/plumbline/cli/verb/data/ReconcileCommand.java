package dev.plumbline.cli.verb.data;

import dev.plumbline.cli.option.ConnectionOptions;
import dev.plumbline.cli.option.LockOptions;
import dev.plumbline.cli.option.LockTimeout;
import dev.plumbline.cli.option.PackOptions;
import dev.plumbline.cli.output.ExitCodes;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.database.Database;
import dev.plumbline.database.output.Amounts;
import dev.plumbline.operate.backup.RestoreOptions;
import dev.plumbline.operate.reconcile.Reading;
import dev.plumbline.operate.reconcile.Reconcile;
import dev.plumbline.operate.reconcile.ReconcileOptions;
import dev.plumbline.operate.reconcile.ReconcilePlan;
import dev.plumbline.operate.reconcile.ReconcileStep;
import dev.plumbline.operate.reconcile.ReconcileUndo;
import dev.plumbline.schema.pack.Pack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline reconcile}. */
@Command(
        name = "reconcile",
        description = "Shows how to bring drifted tables back to the pack's schema; --apply does it.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "plumbline reconcile ./db --url postgresql://me@localhost/shop",
            "plumbline reconcile ./db --table orders --apply"
        },
        sortOptions = false)
public final class ReconcileCommand implements Callable<Integer> {
    private static final int SHOWN = 20;

    @Mixin
    private PackOptions pack = new PackOptions();

    @Option(
            names = "--table",
            paramLabel = "TABLE",
            description = "Only this table; may be repeated (default: everything the pack has).")
    private List<String> tables = List.of();

    @Option(
            names = "--split",
            paramLabel = "SEPARATOR",
            description =
                    "What separates the elements of a plain text that becomes an array (default: such texts are reported).")
    private @Nullable String split;

    @Option(names = "--drop", description = "Also drop what is not in the pack.")
    private boolean drop;

    @Option(names = "--apply", description = "Apply the changes, in one transaction, after a backup.")
    private boolean apply;

    @Option(
            names = "--undo",
            description = "Undo a reconcile exactly, from the backup that --apply took: needs --from.")
    private boolean undo;

    @Option(
            names = {"-f", "--from"},
            paramLabel = "FILE",
            description = "With --undo: the backup.")
    private @Nullable Path from;

    @Option(names = "--discard", description = "With --undo: also discard what was written since.")
    private boolean discard;

    @Mixin
    private SafetyBackup backup = new SafetyBackup();

    @Mixin
    private LockTimeout lockTimeout = new LockTimeout(Duration.ofSeconds(10));

    @Mixin
    private LockOptions locking = new LockOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        Pack chosen = pack.find();
        Database database = connection.of(chosen, output);
        if (undo) {
            return undo(database, chosen);
        }
        var options = new ReconcileOptions(tables, Optional.ofNullable(split), drop, lockTimeout.time());
        var reconcile = new Reconcile(database, chosen, options, output::tell);
        ReconcilePlan plan;
        try (var lock = locking.take(database, "reconcile " + chosen.name(), output)) {
            plan = reconcile.plan();
            if (apply && !plan.steps().isEmpty() && plan.possible()) {
                connection.confirm(database, "this alters " + database);
                Optional<Path> file = backup.take(database, chosen, output);
                List<ReconcileStep> steps = file.map(reconcile::apply).orElseGet(reconcile::apply);
                file.ifPresent(taken ->
                        output.tell("undone by: plumbline reconcile " + chosen.name() + " --undo --from " + taken));
                print(new ReconcilePlan(steps, plan.leftAlone()));
                finish(steps.size() + " differences fixed in " + database);
                return 0;
            }
        }
        print(plan);
        if (plan.steps().isEmpty()) {
            finish("nothing to do: " + database + " is as " + chosen.name() + " builds it");
            return 0;
        }
        return ExitCodes.FINDINGS;
    }

    private int undo(Database database, Pack chosen) {
        var reconcile = new ReconcileUndo(database, chosen);
        Path file = from;
        if (file == null) {
            throw reconcile.withoutBackup();
        }
        connection.confirm(database, "this replaces what is in " + database);
        try (var lock = locking.take(database, "reconcile " + chosen.name(), output)) {
            var options = RestoreOptions.defaults().withLockTimeout(lockTimeout.time());
            var result = reconcile.run(file, discard, options, output::progress);
            result.notes().forEach(note -> output.tell("note: " + note));
            if (output.json()) {
                output.printJson(Map.of("steps", List.of(), "left_alone", List.of(), "undone", file.toString()));
            }
            finish(database + " is as it was before: " + result.manifest().rows() + " rows, proven equal to " + file);
        }
        return 0;
    }

    private void finish(String line) {
        if (!output.json()) {
            output.out().println(line);
        }
    }

    private void print(ReconcilePlan plan) {
        if (output.json()) {
            output.printJson(plan);
            return;
        }
        plan.steps().forEach(this::print);
        if (!plan.leftAlone().isEmpty()) {
            output.out()
                    .println("left alone, for the pack does not know them (--drop drops them): "
                            + String.join(", ", plan.leftAlone()));
        }
    }

    private void print(ReconcileStep step) {
        output.out().println(step.title());
        step.statements().forEach(statement -> output.out().println("    " + statement + ";"));
        if (!step.risk().isEmpty()) {
            output.out().println("    risk: " + step.risk());
        }
        step.readings().stream().limit(SHOWN).forEach(this::print);
        if (step.readings().size() > SHOWN) {
            output.out().println("    … and " + (step.readings().size() - SHOWN) + " more (--format json has them)");
        }
        if (!step.possible()) {
            output.out().println("    cannot be done yet: " + step.obstacle());
        }
    }

    private void print(Reading reading) {
        output.out()
                .println("    reads '" + reading.value() + "' in " + Amounts.count(reading.rows(), "row") + " as "
                        + reading.becomes() + ": " + reading.why());
    }
}
