package dev.plumbline.cli.output;

import dev.plumbline.operate.backup.source.Progress;
import java.util.Locale;

/** Tells a long piece of work in lines: one when a step starts, and one every few seconds while it goes on. */
public final class ProgressLines implements Progress {
    private static final long EVERY = 3_000_000_000L;

    private final OutputOptions output;
    private String step = "";
    private long last = System.nanoTime();

    public ProgressLines(OutputOptions output) {
        this.output = output;
    }

    @Override
    public void at(String name, long done, long expected) {
        boolean started = !name.equals(step);
        if (!started && System.nanoTime() - last < EVERY) {
            return;
        }
        if (started && done >= 0 && System.nanoTime() - last < EVERY) {
            step = name;
            return;
        }
        step = name;
        last = System.nanoTime();
        output.tell(
                done < 0 ? name : String.format(Locale.ROOT, "%s: %,d of %,d", name, done, Math.max(done, expected)));
    }
}
