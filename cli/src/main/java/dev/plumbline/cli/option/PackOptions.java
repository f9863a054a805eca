package dev.plumbline.cli.option;

import dev.plumbline.schema.pack.Pack;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The pack a verb works with, and the values for its files. Mixed into verbs that need a pack. */
public final class PackOptions {
    @Parameters(paramLabel = "PACK", description = "Name of a pack, or a folder of migrations.")
    private String pack = "";

    @Mixin
    private PlaceholderOptions placeholders = new PlaceholderOptions();

    /** As it was typed. */
    public String typed() {
        return pack;
    }

    public Pack find() {
        return placeholders.find(pack);
    }
}
