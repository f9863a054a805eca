package dev.plumbline.cli.option.load;

import dev.plumbline.cli.help.Further;
import dev.plumbline.loader.FileLoad;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What happens to bad rows. Mixed into {@code load}. */
public final class RejectOptions {
    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description = "Load the good rows, write the bad ones here; as CSV.")
    private @Nullable Path file;

    @Further
    @Option(names = "--overwrite", description = "Replace the file of --rejects if it exists.")
    private boolean overwrite;

    @Further
    @Option(
            names = "--spreadsheet",
            description =
                    "Make rejects safe to open in a spreadsheet: values it would compute get an apostrophe in front.")
    private boolean spreadsheet;

    @Option(names = "--max-rejects", paramLabel = "N|N%", description = "Load nothing if more rows than this are bad.")
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
