package dev.plumbline.cli.verb.data;

import dev.plumbline.cli.option.ConnectionOptions;
import dev.plumbline.cli.option.LockOptions;
import dev.plumbline.cli.option.NamedDatabase;
import dev.plumbline.cli.option.Span;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.database.Database;
import dev.plumbline.operate.backfill.Backfill;
import dev.plumbline.operate.backfill.BackfillOptions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline backfill}. */
@Command(
        name = "backfill",
        description =
                "Changes the rows of a large table in small batches along its key; a run that was killed continues where it stopped.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "plumbline backfill ./db --table orders --set \"total = net + tax\"",
            "plumbline backfill --table orders --set \"paid = true\" --where \"paid is null\""
        },
        sortOptions = false)
public final class BackfillCommand implements Callable<Integer> {
    @Mixin
    private NamedDatabase target = new NamedDatabase();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(
            names = "--table",
            paramLabel = "TABLE",
            required = true,
            description = "The table, with its schema where it is not on the search path.")
    private String table = "";

    @Option(
            names = "--set",
            paramLabel = "'COLUMN = EXPRESSION'",
            required = true,
            description = "What to set; may be repeated.")
    private List<String> set = List.of();

    @Option(names = "--where", paramLabel = "CONDITION", defaultValue = "", description = "Which rows (default: all).")
    private String where = "";

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Rows examined in the first batch; later ones are sized by time (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(
            names = "--batch-time",
            paramLabel = "TIME",
            converter = Span.Milliseconds.class,
            defaultValue = "500ms",
            description = "How long a batch should take (default: ${DEFAULT-VALUE}).")
    private Duration batchTime = Duration.ofMillis(500);

    @Option(
            names = "--max-lag",
            paramLabel = "TIME",
            converter = Span.Seconds.class,
            defaultValue = "5s",
            description = "How far a replica may fall behind before the work waits (default: ${DEFAULT-VALUE}).")
    private Duration maxLag = Duration.ofSeconds(5);

    @Option(
            names = "--max-block",
            paramLabel = "TIME",
            converter = Span.class,
            defaultValue = "2s",
            description =
                    "How long others may wait for what a batch holds; then it gives way and is tried again with fewer"
                            + " rows (default: ${DEFAULT-VALUE}).")
    private Duration maxBlock = BackfillOptions.MAX_BLOCK;

    @Option(
            names = "--pause",
            paramLabel = "TIME",
            converter = Span.Milliseconds.class,
            defaultValue = "0",
            description = "Rest between batches (default: ${DEFAULT-VALUE}).")
    private Duration pause = Duration.ZERO;

    @Option(names = "--again", description = "Run it again although this backfill has already finished.")
    private boolean again;

    @Mixin
    private LockOptions locking = new LockOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        Database database = target.open(connection, output);
        var options = new BackfillOptions(table, set, where, batch, batchTime, maxLag, maxBlock, pause, again);
        connection.confirm(database, "this changes rows of " + table + " in " + database);
        Backfill.Result result;
        try (var lock = locking.take(database, "backfill", output)) {
            result = new Backfill(database, options, output::tell).run();
        }
        if (output.json()) {
            output.printJson(Map.of(
                    "table", table,
                    "looked_at", result.looked(),
                    "changed", result.changed(),
                    "resumed", result.resumed(),
                    "nothing_to_do", result.nothing(),
                    "milliseconds", result.took().toMillis()));
        } else {
            output.out()
                    .println(String.format(
                            Locale.ROOT,
                            "backfill %s looked_at=%d changed=%d seconds=%.1f",
                            table,
                            result.looked(),
                            result.changed(),
                            result.took().toMillis() / 1000.0));
        }
        return 0;
    }
}
