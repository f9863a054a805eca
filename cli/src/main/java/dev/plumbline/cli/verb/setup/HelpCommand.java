package dev.plumbline.cli.verb.setup;

import dev.plumbline.cli.help.HelpText;
import dev.plumbline.cli.help.Topic;
import dev.plumbline.cli.help.Topics;
import dev.plumbline.cli.usage.Meant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline help}. */
@Command(
        name = "help",
        description = "Explains a verb, or what all verbs share: connection, output, input.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"plumbline help load --all", "plumbline help connection"},
        sortOptions = false)
public final class HelpCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "VERB|TOPIC", description = "A verb, or connection, output, input.")
    private @Nullable String about;

    @Option(names = "--all", description = "Every option of the verb, with its full description.")
    private boolean all;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandSpec root = spec.root();
        var out = spec.commandLine().getOut();
        if (about == null) {
            root.commandLine().usage(out);
            return 0;
        }
        Optional<Topic> topic = Topic.named(about);
        CommandLine verb = root.subcommands().get(about);
        if (verb == null && topic.isEmpty()) {
            throw unknown(about, root);
        }
        if (verb == null) {
            out.print(Topics.text(topic.orElseThrow(), root));
        } else {
            CommandSpec described = verb.getCommandSpec();
            out.print(all ? HelpText.full(described) : HelpText.brief(described));
        }
        return 0;
    }

    private ParameterException unknown(String word, CommandSpec root) {
        List<String> known = new ArrayList<>(root.subcommands().keySet());
        Stream.of(Topic.values()).map(Topic::word).forEach(known::add);
        return new ParameterException(
                spec.commandLine(),
                "no help about '" + word + "'"
                        + Meant.verb(word, known)
                                .map(meant -> ", did you mean 'plumbline help " + meant + "'")
                                .orElse(""));
    }
}
