package dev.plumbline.cli.option;

import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.database.Database;
import dev.plumbline.database.lock.OperatorLock;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How long a verb that writes waits for another one. Mixed into every such verb. */
public final class LockOptions {
    @Option(
            names = "--wait",
            paramLabel = "TIME",
            converter = Span.Seconds.class,
            defaultValue = "60s",
            description = "How long to wait for another running command (default: ${DEFAULT-VALUE}).")
    private Duration wait = Duration.ofSeconds(60);

    /** @param work shown to others, for instance {@code migrate vehicles} */
    public OperatorLock take(Database database, String work, OutputOptions output) {
        return OperatorLock.take(database, "plumbline " + work, wait, output::tell);
    }
}
