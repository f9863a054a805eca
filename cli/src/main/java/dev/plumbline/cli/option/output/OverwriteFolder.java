package dev.plumbline.cli.option.output;

import dev.plumbline.database.output.ResultFile.Existing;
import picocli.CommandLine.Option;

/**
 * Whether existing files in the folder of {@code --out} are replaced. Mixed into verbs that write many and know those they wrote before.
 */
public final class OverwriteFolder {
    @Option(names = "--overwrite", description = "Replace files of the same names that no earlier run wrote.")
    private boolean overwrite;

    public Existing existing() {
        return Existing.replacedIf(overwrite);
    }
}
