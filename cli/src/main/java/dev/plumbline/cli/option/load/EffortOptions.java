package dev.plumbline.cli.option.load;

import dev.plumbline.cli.help.Further;
import dev.plumbline.cli.option.Span;
import dev.plumbline.loader.FileLoad;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How long a load waits, and what the server may spend on it. Mixed into {@code load}. */
public final class EffortOptions {
    @Option(
            names = "--wait",
            paramLabel = "TIME",
            converter = Span.Seconds.class,
            defaultValue = "60s",
            description = "How long to wait for other loads and for locks (default: ${DEFAULT-VALUE}).")
    private Duration wait = Duration.ofSeconds(60);

    @Further
    @Option(
            names = "--memory",
            paramLabel = "MB",
            defaultValue = "512",
            description = "maintenance_work_mem while indexes are built (default: ${DEFAULT-VALUE}).")
    private int memory;

    @Further
    @Option(
            names = "--workers",
            paramLabel = "N",
            description =
                    "Parallel workers the server may use for that (default: 4, on this machine no more than cores to spare).")
    private @Nullable Integer workers;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    public void apply(FileLoad load) {
        if (memory < 1 || workers != null && workers < 0) {
            throw new ParameterException(spec.commandLine(), "--memory and --workers are not negative");
        }
        load.lockWait(wait).memory(memory);
        if (workers != null) {
            load.workers(workers);
        }
    }
}
