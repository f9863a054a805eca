package dev.plumbline.cli.option.load;

import dev.plumbline.cli.help.Further;
import dev.plumbline.loader.FileLoad;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What becomes of bad rows. Mixed into {@code load}. */
public final class RejectOptions {
    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description = "Load the good rows, write the bad ones here; as CSV.")
    private @Nullable Path file;

    @Further
    @Option(names = "--overwrite", description = "Replace the file of --rejects if it is there.")
    private boolean overwrite;

    @Further
    @Option(
            names = "--spreadsheet",
            description =
                    "Make rejects safe for a spreadsheet; an apostrophe goes before what it would compute when it opens them.")
    private boolean spreadsheet;

    @Option(names = "--max-rejects", paramLabel = "N|N%", description = "Load nothing beyond so many bad rows.")
    private @Nullable String most;

    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    public void apply(FileLoad load) {
        if (file != null) {
            load.rejects(file);
        }
        if (overwrite) {
            load.overwrite();
        }
        if (spreadsheet) {
            load.spreadsheet();
        }
        if (most != null) {
            load.maxRejects(most);
        }
    }
}
