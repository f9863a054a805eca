package dev.plumbline.cli.completion;

import dev.plumbline.cli.help.Verbs;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** For zsh with its completion system. */
final class ZshScript {
    private final CommandSpec root;
    private final List<String> packs;

    ZshScript(CommandSpec root, List<String> packs) {
        this.root = root;
        this.packs = packs;
    }

    String text() {
        var cases = new StringBuilder();
        for (CommandSpec verb : Verbs.of(root)) {
            cases.append("        ")
                    .append(Stream.concat(Stream.of(verb.name()), Stream.of(verb.aliases()))
                            .collect(Collectors.joining("|")))
                    .append(")\n            _arguments -s");
            for (OptionSpec option : Completed.options(verb)) {
                cases.append(" \\\n                ").append(option(option));
            }
            Completed words = Completed.words(verb, root, packs);
            if (!verb.positionalParameters().isEmpty()) {
                cases.append(" \\\n                '*:")
                        .append(label(verb))
                        .append(':')
                        .append(action(words))
                        .append('\'');
            }
            cases.append("\n            ;;\n");
        }
        String verbs = Verbs.of(root).stream()
                .map(verb -> "        '" + verb.name() + ":"
                        + Completed.brief(verb.usageMessage().description()) + "'\n")
                .collect(Collectors.joining());
        return """
                #compdef plumbline
                # zsh completion for plumbline: put it as _plumbline into a folder of $fpath
                _plumbline_any() {
                    local kind=$1
                    shift
                    local -a known
                    known=("$@")
                    (( $#known )) && compadd -a known
                    [[ $kind == files ]] && _files
                    [[ $kind == folders ]] && _files -/
                    return 0
                }
                _plumbline() {
                    local -a verbs
                    verbs=(
                %s    )
                    if (( CURRENT == 2 )); then
                        _describe -t verbs verb verbs
                        return
                    fi
                    local verb=$words[2]
                    shift words
                    (( CURRENT-- ))
                    case $verb in
                %s    esac
                }
                if [[ $funcstack[1] == _plumbline ]]; then _plumbline "$@"; else compdef _plumbline plumbline; fi
                """.formatted(verbs, cases);
    }

    private String option(OptionSpec option) {
        String names = option.names().length == 1 ? option.names()[0] : "'{" + String.join(",", option.names()) + "}'";
        String value = Completed.takesValue(option)
                ? ":" + option.paramLabel().replaceAll("[^A-Za-z]", " ").strip() + ":"
                        + action(Completed.of(option, root, packs))
                : "";
        return "'*" + names + "[" + Completed.brief(option.description()) + "]" + value + "'";
    }

    private static String label(CommandSpec verb) {
        return verb.positionalParameters().get(0).paramLabel().replaceAll("[^A-Za-z]", " ");
    }

    private static String action(Completed completed) {
        String kind = completed.files() ? "files" : completed.folders() ? "folders" : "words";
        if (kind.equals("words") && completed.words().isEmpty()) {
            return " ";
        }
        return "_plumbline_any " + (kind + " " + String.join(" ", completed.words())).strip();
    }
}
