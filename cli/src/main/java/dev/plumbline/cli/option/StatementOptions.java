package dev.plumbline.cli.option;

import dev.plumbline.cli.help.Further;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What the server allows a migration's statements. Mixed into {@code migrate}. */
public final class StatementOptions {
    @Option(
            names = "--lock-timeout",
            paramLabel = "TIME",
            converter = Span.Milliseconds.class,
            defaultValue = "5s",
            description = "How long a statement may wait for a lock (default: ${DEFAULT-VALUE}); in a transaction at"
                    + " most 1200ms, so that nobody has to wait behind it longer.")
    private Duration lockTimeout = Duration.ofSeconds(5);

    @Further
    @Option(
            names = "--lock-retries",
            paramLabel = "N",
            defaultValue = "20",
            description = "How often a file that got no lock is tried again (default: ${DEFAULT-VALUE}).")
    private int lockRetries;

    @Further
    @Option(
            names = "--max-block",
            paramLabel = "TIME",
            converter = Span.class,
            description =
                    "How long others may wait for what a file's transaction holds (2s, 500ms, …); then it gives way"
                            + " and is tried again (default: as long as it takes).")
    private Duration maxBlock = Duration.ZERO;

    @Further
    @Option(
            names = "--statement-timeout",
            paramLabel = "TIME",
            converter = Span.Milliseconds.class,
            defaultValue = "0",
            description = "How long a statement may run (default: 0, no limit).")
    private Duration timeout = Duration.ZERO;

    public Duration lockTimeout() {
        return lockTimeout;
    }

    public Duration maxBlock() {
        return maxBlock;
    }

    public int lockRetries() {
        return lockRetries;
    }

    public Duration timeout() {
        return timeout;
    }
}
