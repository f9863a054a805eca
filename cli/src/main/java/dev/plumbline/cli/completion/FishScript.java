package dev.plumbline.cli.completion;

import dev.plumbline.cli.help.Verbs;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** For fish 3 and newer. */
final class FishScript {
    private final CommandSpec root;
    private final List<String> packs;
    private final StringBuilder text =
            new StringBuilder("# fish completion for plumbline: plumbline completion fish | source\n");

    FishScript(CommandSpec root, List<String> packs) {
        this.root = root;
        this.packs = packs;
    }

    String text() {
        line("-f");
        for (CommandSpec verb : Verbs.of(root)) {
            line("-n __fish_use_subcommand -a " + verb.name() + " -d '"
                    + Completed.brief(verb.usageMessage().description()) + "'");
        }
        for (CommandSpec verb : Verbs.of(root)) {
            String here = "-n '__fish_seen_subcommand_from " + verb.name()
                    + (verb.aliases().length == 0 ? "" : " " + String.join(" ", verb.aliases())) + "' ";
            for (OptionSpec option : Completed.options(verb)) {
                option(here, option);
            }
            Completed words = Completed.words(verb, root, packs);
            if (!words.words().isEmpty()) {
                line(here + "-a '" + String.join(" ", words.words()) + "'");
            }
            if (words.folders()) {
                line(here + "-a '(__fish_complete_directories)'");
            }
        }
        return text.toString();
    }

    private void option(String here, OptionSpec option) {
        var line = new StringBuilder(here);
        for (String name : option.names()) {
            line.append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
                    .append(' ');
        }
        if (Completed.takesValue(option)) {
            Completed value = Completed.of(option, root, packs);
            if (value.files()) {
                line.append("-r -F ");
            } else if (value.folders()) {
                line.append("-x -a '(__fish_complete_directories)' ");
            } else {
                line.append("-x ");
            }
            if (!value.words().isEmpty()) {
                line.append("-a '").append(String.join(" ", value.words())).append("' ");
            }
        }
        line(line + "-d '" + Completed.brief(option.description()) + "'");
    }

    private void line(String rest) {
        text.append("complete -c plumbline ").append(rest.strip()).append('\n');
    }
}
