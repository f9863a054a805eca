package dev.plumbline.cli.option;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long a verb that changes tables waits for their locks. Mixed into each such verb with the time that suits it. */
public final class LockTimeout {
    @Option(
            names = "--lock-timeout",
            paramLabel = "MS",
            description = "How long to wait for locks in all; they are asked for in short attempts, so that nobody has"
                    + " to wait behind them (default: ${DEFAULT-VALUE} ms).")
    private long milliseconds;

    public LockTimeout(long milliseconds) {
        this.milliseconds = milliseconds;
    }

    public Duration time() {
        return Duration.ofMillis(milliseconds);
    }
}
