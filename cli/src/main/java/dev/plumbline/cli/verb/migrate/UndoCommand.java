package dev.plumbline.cli.verb.migrate;

import dev.plumbline.cli.option.ConnectionOptions;
import dev.plumbline.cli.option.LockOptions;
import dev.plumbline.cli.option.LockTimeout;
import dev.plumbline.cli.option.PackOptions;
import dev.plumbline.cli.output.ExitCodes;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.cli.verb.data.SafetyBackup;
import dev.plumbline.database.Database;
import dev.plumbline.operate.undo.Loss;
import dev.plumbline.operate.undo.Undo;
import dev.plumbline.operate.undo.UndoOptions;
import dev.plumbline.operate.undo.UndoStep;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline undo}. */
@Command(
        name = "undo",
        aliases = "down",
        description =
                "Undoes applied migrations, newest first, after a backup; every step is proven to restore what was there before.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"plumbline undo ./db --dry-run", "plumbline undo ./db --to 12 --backup-to /var/backups"},
        sortOptions = false)
public final class UndoCommand implements Callable<Integer> {
    @Mixin
    private PackOptions pack = new PackOptions();

    @Option(
            names = "--to",
            paramLabel = "V",
            description = "The version to go back to; 0 undoes everything (default: one step back).")
    private @Nullable String to;

    @Option(
            names = "--phase",
            paramLabel = "schema|optimize",
            description = "The phase of --to, and the only one undone (default: the one applied last).")
    private @Nullable Phase phase;

    @Option(names = "--dry-run", description = "Only show the steps and what they would lose.")
    private boolean dryRun;

    @Option(names = "--lose-data", description = "With --no-backup: proceed although rows or values are lost.")
    private boolean loseData;

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
        try (var lock = locking.take(database, "undo " + chosen.name(), output)) {
            var options = new UndoOptions(
                    Optional.ofNullable(to),
                    Optional.ofNullable(phase),
                    backup.wanted(),
                    loseData,
                    lockTimeout.time(),
                    output::tell);
            var undo = new Undo(database, chosen, options);
            List<UndoStep> steps = undo.plan();
            if (steps.isEmpty()) {
                if (output.json()) {
                    print(database, List.of());
                } else {
                    output.out().println("nothing to undo in " + database);
                }
                return 0;
            }
            // Trying many steps holds the locks of all of them: unless that is requested, each is tried when its turn
            // comes.
            boolean before = dryRun || steps.size() == 1;
            List<Loss> losses = before ? undo.losses(steps) : List.of();
            losses.forEach(this::tell);
            if (dryRun) {
                tell(database, steps, losses);
                return losses.isEmpty() ? 0 : ExitCodes.FINDINGS;
            }
            connection.confirm(database, "this undoes " + steps.size() + " of the migrations of " + database);
            backup.take(database, chosen, output);
            print(database, undo.run(steps, before ? Optional.empty() : Optional.of(this::tell)));
            if ("0".equals(to)) {
                String histories =
                        chosen.phases().stream().map(Phase::historyTable).collect(Collectors.joining(", "));
                output.tell("what remains are records, not objects of the pack: " + histories
                        + " and schema plumbline; when"
                        + " nothing will be migrated again: drop table " + histories
                        + "; drop schema plumbline cascade");
            }
            return 0;
        }
    }

    private void tell(Loss loss) {
        output.tell((backup.wanted() ? "kept in the backup alone: " : "would lose ") + loss);
    }

    private void tell(Database database, List<UndoStep> steps, List<Loss> losses) {
        if (!output.json()) {
            steps.forEach(
                    step -> output.out().println(step + " by " + step.undoFile().script()));
            return;
        }
        output.printJson(Map.of(
                "database",
                database.toString(),
                "steps",
                steps.stream()
                        .map(step -> Map.of(
                                "phase", step.phase().word(),
                                "version", step.version(),
                                "script", step.script(),
                                "by", step.undoFile().script()))
                        .toList(),
                "losses",
                losses.stream().map(Loss::toString).toList()));
    }

    private void print(Database database, List<Undo.Undone> undone) {
        if (output.json()) {
            output.printJson(Map.of(
                    "database",
                    database.toString(),
                    "undone",
                    undone.stream()
                            .map(one -> Map.of(
                                    "phase",
                                    one.step().phase().word(),
                                    "version",
                                    one.step().version(),
                                    "script",
                                    one.step().script(),
                                    "milliseconds",
                                    one.took().toMillis()))
                            .toList()));
            return;
        }
        output.out()
                .println(undone.size() + (undone.size() == 1 ? " migration" : " migrations") + " undone in " + database
                        + ", the catalogue is as recorded");
    }
}
