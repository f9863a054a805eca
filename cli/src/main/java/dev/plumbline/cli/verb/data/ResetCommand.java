package dev.plumbline.cli.verb.data;

import dev.plumbline.cli.option.ConnectionOptions;
import dev.plumbline.cli.option.LockOptions;
import dev.plumbline.cli.option.PackOptions;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.database.Database;
import dev.plumbline.operate.rebuild.Rebuild;
import dev.plumbline.operate.undo.keep.StepRecorder;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.pack.Pack;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline reset}. */
@Command(
        name = "reset",
        description =
                "Replaces a database with a new one that holds what the pack's migrations build, without the old rows.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "plumbline reset vehicles --yes",
            "plumbline reset ./db --url postgresql://me@localhost/shop --confirm shop"
        },
        sortOptions = false)
public final class ResetCommand implements Callable<Integer> {
    @Mixin
    private PackOptions pack = new PackOptions();

    @Option(names = "--yes", description = "Do not ask; enough for a database of the embedded server.")
    private boolean yes;

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
        confirm(database);
        var rebuild = new Rebuild(database);
        try (var lock = locking.take(database, "reset " + chosen.name(), output)) {
            rebuild.build(fresh ->
                    StepRecorder.migrator(fresh, chosen, MigrateOptions.DEFAULT).migrate());
        }
        rebuild.swap();
        if (output.json()) {
            output.printJson(Map.of("database", database.toString(), "reset", true));
        } else {
            output.out().println("reset " + database + ": a new database, as " + chosen.name() + " builds it");
        }
        return 0;
    }

    private void confirm(Database database) {
        if (!(yes && connection.embedded())) {
            connection.confirmAlways(database, "this drops every row of " + database);
        }
    }
}
