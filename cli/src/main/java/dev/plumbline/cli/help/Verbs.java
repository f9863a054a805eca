package dev.plumbline.cli.help;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The verbs of the command, each once. */
public final class Verbs {

    private Verbs() {}

    public static List<CommandSpec> of(CommandSpec root) {
        return root.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .distinct()
                .toList();
    }
}
