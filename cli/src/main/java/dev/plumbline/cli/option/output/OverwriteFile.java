package dev.plumbline.cli.option.output;

import dev.plumbline.database.output.ResultFile.Existing;
import picocli.CommandLine.Option;

/** What becomes of the file of {@code --out} if there is one. Mixed into verbs that write one file. */
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
