package dev.plumbline.cli.option;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long a verb that changes tables waits for their locks. Mixed into each such verb with the time that suits it. */
public final class LockTimeout {
    @Option(
            names = "--lock-timeout",
            paramLabel = "TIME",
            converter = Span.Milliseconds.class,
            description =
                    "How long to wait for locks in total; they are requested in short attempts, so that nobody has"
                            + " to wait behind them (default: ${DEFAULT-VALUE}).")
    private Duration time;

    public LockTimeout(Duration time) {
        this.time = time;
    }

    public Duration time() {
        return time;
    }
}
