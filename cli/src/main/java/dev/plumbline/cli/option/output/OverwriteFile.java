package dev.plumbline.cli.option.output;

import dev.plumbline.database.output.ResultFile.Existing;
import picocli.CommandLine.Option;

/** Whether an existing file of {@code --out} is replaced. Mixed into verbs that write one file. */
public final class OverwriteFile {
    @Option(
            names = "--overwrite",
            description = "Replace the file if it exists; the old one stays until the new one is complete.")
    private boolean overwrite;

    public boolean isAllowed() {
        return overwrite;
    }

    public Existing existing() {
        return Existing.replacedIf(overwrite);
    }
}
