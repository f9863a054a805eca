package dev.plumbline.cli.option;

import java.time.Duration;
import picocli.CommandLine.Option;

/** What the server allows a migration's statements. Mixed into {@code migrate}. */
public final class StatementOptions {
    @Option(
            names = "--lock-timeout",
            paramLabel = "MS",
            defaultValue = "5000",
            description = "How long a statement may wait for a lock (default: ${DEFAULT-VALUE} ms); in a transaction at"
                    + " most 1200 ms, so that nobody has to wait behind it longer.")
    private long lockTimeout;

    @Option(
            names = "--lock-retries",
            paramLabel = "N",
            defaultValue = "20",
            description = "How often a file that got no lock is tried again (default: ${DEFAULT-VALUE}).")
    private int lockRetries;

    @Option(
            names = "--max-block",
            paramLabel = "TIME",
            converter = Span.class,
            description =
                    "How long others may wait for what a file's transaction holds (2s, 500ms, …); then it gives way"
                            + " and is tried again (default: as long as it takes).")
    private Duration maxBlock = Duration.ZERO;

    @Option(
            names = "--statement-timeout",
            paramLabel = "MS",
            defaultValue = "0",
            description = "How long a statement may run (default: 0, no limit).")
    private long timeout;

    public Duration lockTimeout() {
        return Duration.ofMillis(lockTimeout);
    }

    public Duration maxBlock() {
        return maxBlock;
    }

    public int lockRetries() {
        return lockRetries;
    }

    public Duration timeout() {
        return Duration.ofMillis(timeout);
    }
}
