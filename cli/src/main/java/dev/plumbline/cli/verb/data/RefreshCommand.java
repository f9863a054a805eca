package dev.plumbline.cli.verb.data;

import dev.plumbline.cli.option.ConnectionOptions;
import dev.plumbline.cli.option.LockOptions;
import dev.plumbline.cli.option.LockTimeout;
import dev.plumbline.cli.option.NamedDatabase;
import dev.plumbline.cli.option.Span;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.cli.output.Table;
import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.operate.refresh.Refresh;
import dev.plumbline.operate.refresh.RefreshRounds;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline refresh}. */
@Command(
        name = "refresh",
        description =
                "Refreshes the materialized views, each after those it reads, without blocking readers where possible.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"plumbline refresh sales", "plumbline refresh sales --only product_performance --every 5m"},
        sortOptions = false)
public final class RefreshCommand implements Callable<Integer> {
    private static final Duration LOCK_WAIT = Duration.ofSeconds(60);

    @Mixin
    private NamedDatabase target = new NamedDatabase();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--only", paramLabel = "VIEW", split = ",", description = "Only these views, and those they read.")
    private List<String> only = List.of();

    @Mixin
    private LockTimeout lockTimeout = new LockTimeout(Duration.ofSeconds(60));

    @Option(
            names = "--every",
            paramLabel = "TIME",
            converter = Span.class,
            description =
                    "Keep going until stopped (Ctrl-C, SIGTERM): a round every 60s, 5m, …, a line for each. A connection that"
                            + " is lost is opened again; stopped between or after rounds, the exit code is 0.")
    private @Nullable Duration every;

    @Mixin
    private LockOptions locking = new LockOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        Database database = target.open(connection, output);
        if (every != null) {
            return again(database, every);
        }
        List<Refresh.Refreshed> done = once(database, output::tell);
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

    private List<Refresh.Refreshed> once(Database database, Consumer<String> messages) {
        try (var lock = locking.take(database, "refresh", output)) {
            return Refresh.run(database, only, lockTimeout.time(), messages);
        }
    }

    /** After a signal the running round gets some time to finish; what is cut off after that, the server rolls back. */
    private int again(Database database, Duration span) {
        var rounds = new RefreshRounds(() -> once(database, line -> {}), span, line -> {
            output.out().println(Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + line);
            output.out().flush();
        });
        var hook = new Thread(() -> end(rounds), "refresh-end");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            rounds.run();
        } catch (PlumblineException e) {
            Runtime.getRuntime().removeShutdownHook(hook);
            throw e;
        }
        return 0;
    }

    private void end(RefreshRounds rounds) {
        rounds.stop();
        try {
            boolean whole = rounds.awaitEnd(LOCK_WAIT);
            output.tell(whole ? "stopped" : "stopped in the middle of a round, which the server rolls back");
            Runtime.getRuntime().halt(whole ? 0 : 3);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
