package dev.plumbline.cli.verb;

import dev.plumbline.cli.option.ConnectionOptions;
import dev.plumbline.cli.option.LockOptions;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.cli.output.Table;
import dev.plumbline.database.Database;
import dev.plumbline.operate.refresh.Refresh;
import dev.plumbline.schema.pack.Packs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline refresh}. */
@Command(
        name = "refresh",
        description =
                "Refreshes the materialized views, each after those it reads, without keeping readers out where that is possible.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class RefreshCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PACK",
            description = "Name of a pack or a folder of migrations; names the database.")
    private @Nullable String pack;

    @Option(names = "--only", paramLabel = "VIEW", split = ",", description = "Only these views, and those they read.")
    private List<String> only = List.of();

    @Option(
            names = "--lock-timeout",
            paramLabel = "MS",
            defaultValue = "60000",
            description = "How long to wait for locks in all; they are asked for in short attempts, so that nobody has"
                    + " to wait behind them (default: ${DEFAULT-VALUE} ms).")
    private long lockTimeout;

    @Mixin
    private LockOptions locking = new LockOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        Database database = pack == null ? connection.any(output) : connection.of(Packs.find(pack), output);
        List<Refresh.Refreshed> done;
        try (var lock = locking.take(database, "refresh", output)) {
            done = Refresh.run(database, only, Duration.ofMillis(lockTimeout), output::tell);
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
