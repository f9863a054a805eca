package dev.plumbline.cli.option.load;

import dev.plumbline.cli.help.Further;
import dev.plumbline.loader.FileLoad;
import picocli.CommandLine.Option;

/** Whether and how tables are made of the input. Mixed into {@code load}. */
public final class NewTableOptions {
    @Option(
            names = "--create-table",
            description =
                    "Make the tables first: as an SQL file says, else with the types that all values of the input tell.")
    private boolean create;

    @Further
    @Option(
            names = "--normalize-names",
            description = "Lower-case names for made columns; anything but letters and digits becomes an underscore.")
    private boolean normalizeNames;

    @Further
    @Option(
            names = "--not-null",
            description = "Make columns without gaps NOT NULL; those that have a value in every row.")
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
