package dev.plumbline.cli.verb.migrate;

import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.schema.migrate.MigrationObserver;

/**
 * What is shown while migrations run: the current step in the progress line, or, where that cannot be shown, every so often in a line of
 * its own.
 */
final class MigrationProgress implements MigrationObserver {
    private static final long EVERY = 10_000_000_000L;

    private final OutputOptions output;
    private long shown = System.nanoTime();

    MigrationProgress(OutputOptions output) {
        this.output = output;
    }

    @Override
    public synchronized void working(String at) {
        if (output.showsSteps()) {
            output.step(at);
        } else if (System.nanoTime() - shown >= EVERY) {
            shown = System.nanoTime();
            output.tell("now at " + at);
        }
    }

    @Override
    public void message(String line) {
        output.tell(line);
    }
}
