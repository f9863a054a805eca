package dev.plumbline.cli;

import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The pack a verb works with, and the values its files want. Mixed into the verbs that read the files. */
final class PackOptions {
    @Parameters(paramLabel = "PACK", description = "Name of a pack, or a folder of migrations.")
    private String pack = "";

    @Option(
            names = "--placeholder",
            paramLabel = "NAME=VALUE",
            description = "Value of $${NAME} in the files; may be repeated.")
    private Map<String, String> placeholders = new LinkedHashMap<>();

    Pack find() {
        return Packs.find(pack).withPlaceholders(placeholders);
    }
}
