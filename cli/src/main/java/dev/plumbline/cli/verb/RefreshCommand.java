package dev.plumbline.cli.verb;

import dev.plumbline.cli.option.ConnectionOptions;
import dev.plumbline.cli.option.LockOptions;
import dev.plumbline.cli.option.LockTimeout;
import dev.plumbline.cli.option.NamedDatabase;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.cli.output.Table;
import dev.plumbline.database.Database;
import dev.plumbline.operate.refresh.Refresh;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline refresh}. */
@Command(
        name = "refresh",
        description =
                "Refreshes the materialized views, each after those it reads, without keeping readers out where that is possible.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class RefreshCommand implements Callable<Integer> {
    @Mixin
    private NamedDatabase target = new NamedDatabase();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--only", paramLabel = "VIEW", split = ",", description = "Only these views, and those they read.")
    private List<String> only = List.of();

    @Mixin
    private LockTimeout lockTimeout = new LockTimeout(60_000);

    @Mixin
    private LockOptions locking = new LockOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        Database database = target.open(connection, output);
        List<Refresh.Refreshed> done;
        try (var lock = locking.take(database, "refresh", output)) {
            done = Refresh.run(database, only, lockTimeout.time(), output::tell);
        }
        if (output.json()) {
            output.printJson(done.stream()
                    .map(one -> Map.of(
                            "view",
                            one.view(),
                            "concurrently",
                            one.concurrently(),
                            "milliseconds",
                            one.took().toMillis()))
                    .toList());
        } else if (done.isEmpty()) {
            output.out().println("nothing to do: " + database + " has no materialized views");
        } else {
            var table = new Table("view", "readers", "ms");
            done.forEach(one -> table.row(
                    one.view(),
                    one.concurrently() ? "went on" : "waited",
                    Long.toString(one.took().toMillis())));
            table.print(output.out());
        }
        return 0;
    }
}
