package dev.plumbline.cli.option.load;

import dev.plumbline.cli.help.Further;
import dev.plumbline.loader.FileLoad;
import picocli.CommandLine.Option;

/** Whether and how tables are created from the input. Mixed into {@code load}. */
public final class NewTableOptions {
    @Option(
            names = "--create-table",
            description =
                    "Create the tables first: as an SQL file defines them, else with types that fit every value of the input.")
    private boolean create;

    @Further
    @Option(
            names = "--normalize-names",
            description = "Give new columns lower-case names; anything but letters and digits becomes an underscore.")
    private boolean normalizeNames;

    @Further
    @Option(names = "--not-null", description = "Make new columns NOT NULL; those with a value in every row.")
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
