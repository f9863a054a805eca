package dev.plumbline.cli.verb.read;

import dev.plumbline.cli.option.ConnectionOptions;
import dev.plumbline.cli.option.PlaceholderOptions;
import dev.plumbline.cli.option.Span;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.database.Database;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.site.explore.ExploreOptions;
import dev.plumbline.site.explore.Explorer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline explore}. */
@Command(
        name = "explore",
        description = "Shows a database in your browser: rows, functions, look-ups, checks. Read-only; Ctrl-C ends it.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"plumbline explore vehicles", "plumbline explore --url postgresql://me@localhost/shop --port 8080"},
        sortOptions = false)
public final class ExploreCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "PACK",
            description = "Name of a pack, or a folder of migrations; none: any database.")
    private @Nullable String pack;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "Listen on this port of 127.0.0.1 (default: any that is free).")
    private int port;

    @Option(names = "--sql", description = "Accept queries typed into a page; they can only read.")
    private boolean sql;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "100",
            description = "Show at most this many rows of an answer (default: ${DEFAULT-VALUE}).")
    private int rows = ExploreOptions.ROWS;

    @Option(
            names = "--statement-timeout",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = Span.Seconds.class,
            description = "How long a query may take, 0: no limit (default: ${DEFAULT-VALUE}).")
    private Duration timeout = ExploreOptions.TIMEOUT;

    @Mixin
    private PlaceholderOptions placeholders = new PlaceholderOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65_535) {
            throw new ParameterException(spec.commandLine(), "--port " + port + ": expected 0 to 65535");
        }
        if (rows < 1 || rows > 10_000) {
            throw new ParameterException(spec.commandLine(), "--rows " + rows + ": expected 1 to 10000");
        }
        Optional<Pack> chosen = Optional.ofNullable(pack).map(placeholders::find);
        Database database = chosen.isPresent() ? connection.existing(chosen.get(), output) : connection.any(output);
        output.step("reading the catalogue");
        Explorer explorer = Explorer.start(new ExploreOptions(database, chosen, port, sql, rows, timeout));
        Runtime.getRuntime().addShutdownHook(new Thread(explorer::close, "plumbline-explore-stop"));
        if (output.json()) {
            output.printJson(Map.of("address", explorer.address()));
        } else {
            output.out().println(explorer.address());
        }
        output.out().flush();
        output.tell("open this address; whoever has it may look. Ctrl-C ends it");
        // Until the process receives a signal to end.
        new CountDownLatch(1).await();
        return 0;
    }
}
