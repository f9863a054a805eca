package dev.plumbline.cli.verb;

import dev.plumbline.cli.option.ConnectionOptions;
import dev.plumbline.cli.option.LockOptions;
import dev.plumbline.cli.option.LockTimeout;
import dev.plumbline.cli.option.PackOptions;
import dev.plumbline.cli.output.ExitCodes;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.database.Database;
import dev.plumbline.operate.reconcile.Reconcile;
import dev.plumbline.operate.reconcile.ReconcileOptions;
import dev.plumbline.operate.reconcile.ReconcilePlan;
import dev.plumbline.operate.reconcile.ReconcileStep;
import dev.plumbline.schema.pack.Pack;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline reconcile}. */
@Command(
        name = "reconcile",
        description =
                "Shows what would bring drifted tables to what the pack's migrations build, and with --apply does it.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "plumbline reconcile ./db --url postgresql://me@localhost/shop",
            "plumbline reconcile ./db --table orders --apply"
        },
        sortOptions = false)
public final class ReconcileCommand implements Callable<Integer> {
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

    @Option(names = "--drop", description = "Also drop what the pack does not know.")
    private boolean drop;

    @Option(names = "--apply", description = "Do it, in one transaction, after a backup.")
    private boolean apply;

    @Mixin
    private SafetyBackup backup = new SafetyBackup();

    @Mixin
    private LockTimeout lockTimeout = new LockTimeout(10_000);

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
        var options = new ReconcileOptions(tables, Optional.ofNullable(split), drop, lockTimeout.time());
        var reconcile = new Reconcile(database, chosen, options, output::tell);
        ReconcilePlan plan;
        try (var lock = locking.take(database, "reconcile " + chosen.name(), output)) {
            plan = reconcile.plan();
            if (apply && !plan.steps().isEmpty() && plan.possible()) {
                connection.confirm(database, "this alters " + database);
                backup.take(database, chosen, output);
                List<ReconcileStep> steps = reconcile.apply();
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
        if (!step.possible()) {
            output.out().println("    cannot be done yet: " + step.obstacle());
        }
    }
}
