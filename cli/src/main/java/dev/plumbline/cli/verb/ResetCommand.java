package dev.plumbline.cli.verb;

import dev.plumbline.cli.option.ConnectionOptions;
import dev.plumbline.cli.option.LockOptions;
import dev.plumbline.cli.option.PackOptions;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.operate.rebuild.Rebuild;
import dev.plumbline.operate.undo.keep.StepRecorder;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.pack.Pack;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline reset}. */
@Command(
        name = "reset",
        description =
                "Replaces a database by a new one that holds what the pack's migrations build, and no rows of before.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ResetCommand implements Callable<Integer> {
    @Mixin
    private PackOptions pack = new PackOptions();

    @Option(names = "--yes", description = "Do not ask; enough for a database of the embedded server.")
    private boolean yes;

    @Option(
            names = "--confirm",
            paramLabel = "NAME",
            description = "The name of the database, wanted for one that is not on the embedded server.")
    private @Nullable String confirmed;

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
        if (database.name().equals(confirmed) || yes && connection.embedded()) {
            return;
        }
        if (confirmed != null) {
            throw refused("--confirm says '" + confirmed + "', the database is '" + database.name() + "'");
        }
        var console = System.console();
        if (console == null) {
            throw refused(
                    connection.embedded()
                            ? "this drops every row of " + database + ": add --yes"
                            : "this drops every row of " + database
                                    + ", which is not on the embedded server: add --confirm " + database.name());
        }
        String answer = console.readLine("This drops every row of %s. Type its name to go on: ", database);
        if (!database.name().equals(answer)) {
            throw refused("not confirmed");
        }
    }

    private static PlumblineException refused(String why) {
        return new PlumblineException(PlumblineException.Kind.USAGE, why + "; nothing was changed");
    }
}
