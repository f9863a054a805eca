package dev.plumbline.cli.completion;

import dev.plumbline.cli.help.Verbs;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** For bash 3.2 and newer. */
final class BashScript {
    private final CommandSpec root;
    private final List<String> packs;

    BashScript(CommandSpec root, List<String> packs) {
        this.root = root;
        this.packs = packs;
    }

    String text() {
        var values = new StringBuilder();
        var options = new StringBuilder();
        for (CommandSpec verb : Verbs.of(root)) {
            String names = Stream.concat(Stream.of(verb.name()), Stream.of(verb.aliases()))
                    .collect(Collectors.joining("|"));
            for (OptionSpec option : Completed.options(verb)) {
                if (Completed.takesValue(option)) {
                    String cases = Stream.of(names.split("\\|"))
                            .flatMap(name -> Stream.of(option.names()).map(one -> name + ":" + one))
                            .collect(Collectors.joining("|"));
                    values.append("        ").append(cases).append(") ");
                    values.append(reply(Completed.of(option, root, packs))).append(" return ;;\n");
                }
            }
            options.append("        ").append(names).append(")\n            options='");
            options.append(Completed.options(verb).stream()
                    .flatMap(option -> Stream.of(option.names()))
                    .collect(Collectors.joining(" ")));
            options.append("'\n            [[ $word == -* ]] || { ");
            options.append(reply(Completed.words(verb, root, packs))).append(" return; }\n            ;;\n");
        }
        String verbs = Verbs.of(root).stream().map(CommandSpec::name).collect(Collectors.joining(" "));
        return """
                # bash completion for plumbline: source <(plumbline completion bash)
                _plumbline_reply() {
                    local IFS=$'\\n'
                    COMPREPLY=($(compgen -W "${1// /$IFS}" -- "$word"; [[ -z $2 ]] || compgen "$2" -- "$word"))
                    [[ -z $2 ]] || compopt -o filenames 2>/dev/null
                }
                _plumbline() {
                    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} verb=${COMP_WORDS[1]} options=
                    COMPREPLY=()
                    if [[ $COMP_CWORD -eq 1 ]]; then
                        _plumbline_reply '%s --help --version' ''
                        return
                    fi
                    case $verb:$before in
                %s    esac
                    case $verb in
                %s    esac
                    _plumbline_reply "$options" ''
                }
                complete -F _plumbline plumbline
                """.formatted(verbs, values, options);
    }

    private static String reply(Completed completed) {
        String places = completed.files() ? "-f" : completed.folders() ? "-d" : "";
        return "_plumbline_reply '" + String.join(" ", completed.words()) + "' '" + places + "';";
    }
}
