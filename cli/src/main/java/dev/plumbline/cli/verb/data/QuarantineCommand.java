package dev.plumbline.cli.verb.data;

import dev.plumbline.cli.option.ConnectionOptions;
import dev.plumbline.cli.option.LockOptions;
import dev.plumbline.cli.option.LockTimeout;
import dev.plumbline.cli.option.NamedDatabase;
import dev.plumbline.cli.output.ExitCodes;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.cli.output.Table;
import dev.plumbline.database.Database;
import dev.plumbline.operate.quarantine.Quarantine;
import dev.plumbline.operate.quarantine.Quarantine.Count;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plumbline quarantine}. */
@Command(
        name = "quarantine",
        description =
                "Counts the rows that violate foreign keys and checks that are new or not yet validated; moves those of"
                        + " one constraint aside, into schema quarantine, or back.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"plumbline quarantine crawler", "plumbline quarantine crawler --constraint projects_user_id_fkey"},
        sortOptions = false)
public final class QuarantineCommand implements Callable<Integer> {
    @Mixin
    private NamedDatabase target = new NamedDatabase();

    @Option(
            names = "--constraint",
            paramLabel = "NAME",
            split = ",",
            description = "Move the rows it refuses aside, and those that refer to them; may be repeated, in order.")
    private List<String> constraints = List.of();

    @Option(names = "--restore", description = "With --constraint: bring its rows back.")
    private boolean restore;

    @Mixin
    private LockTimeout lockTimeout = new LockTimeout(Duration.ofSeconds(30));

    @Mixin
    private LockOptions locking = new LockOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (restore && constraints.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--restore needs --constraint, to know whose rows come back (quarantine.TABLE lists them)");
        }
        Database database = target.open(connection, output);
        var quarantine = new Quarantine(database, target.pack(), lockTimeout.time(), output::tell);
        if (constraints.isEmpty()) {
            List<Count> counts = quarantine.list();
            print(counts, "refused");
            return counts.stream().allMatch(count -> count.rows() == 0) ? 0 : ExitCodes.FINDINGS;
        }
        connection.confirm(database, "this moves rows of " + database);
        var done = new ArrayList<Count>();
        try (var lock = locking.take(database, "quarantine", output)) {
            for (String constraint : constraints) {
                done.addAll(restore ? quarantine.restore(constraint) : quarantine.move(constraint));
            }
        }
        print(done, restore ? "back" : "moved aside");
        return 0;
    }

    private void print(List<Count> counts, String what) {
        if (output.json()) {
            output.printJson(counts.stream()
                    .map(count -> Map.of(
                            "constraint",
                            count.constraint(),
                            "table",
                            count.table(),
                            what.replace(' ', '_'),
                            count.rows()))
                    .toList());
            return;
        }
        if (counts.isEmpty()) {
            output.out().println("nothing " + what + ": no such rows");
            return;
        }
        var table = new Table("constraint", "table", "rows " + what);
        counts.forEach(
                count -> table.row(count.constraint(), count.table(), String.format(Locale.ROOT, "%,d", count.rows())));
        table.print(output.out());
    }
}
