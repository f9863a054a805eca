package dev.plumbline.cli.option.load;

import dev.plumbline.loader.FileLoad;
import picocli.CommandLine.Option;

/** Whether and how tables are made of the input. Mixed into {@code load}. */
public final class NewTableOptions {
    @Option(
            names = "--create-table",
            description =
                    "Make the tables first: as an SQL file says, else with the types that all values of the input tell.")
    private boolean create;

    @Option(
            names = "--normalize-names",
            description = "Made columns are in lower case, with underscores for all that is no letter or digit.")
    private boolean normalizeNames;

    @Option(names = "--not-null", description = "Made columns that have a value in every row are NOT NULL.")
    private boolean notNull;

    public void apply(FileLoad load) {
        if (create) {
            load.createTables();
        }
        if (normalizeNames) {
            load.normalizeNames();
        }
        if (notNull) {
            load.notNull();
        }
    }
}
