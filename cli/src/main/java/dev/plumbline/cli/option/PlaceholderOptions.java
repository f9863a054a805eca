package dev.plumbline.cli.option;

import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The values for placeholders in a pack's files. Mixed into every verb that reads or runs them. */
public final class PlaceholderOptions {
    @Option(
            names = "--placeholder",
            paramLabel = "NAME=VALUE",
            description = "Value of $${NAME} in the files; may be repeated.")
    private Map<String, String> placeholders = new LinkedHashMap<>();

    public Map<String, String> values() {
        return Map.copyOf(placeholders);
    }

    public Pack find(String pack) {
        return Packs.find(pack).withPlaceholders(placeholders);
    }
}
