package dev.plumbline.cli.completion;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/** A shell that can complete the command's words. */
public enum Shell {
    BASH,
    ZSH,
    FISH;

    /** The script to be loaded by the shell. */
    public String script(CommandSpec root, List<String> packs) {
        return switch (this) {
            case BASH -> new BashScript(root, packs).text();
            case ZSH -> new ZshScript(root, packs).text();
            case FISH -> new FishScript(root, packs).text();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
