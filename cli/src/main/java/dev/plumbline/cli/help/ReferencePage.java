package dev.plumbline.cli.help;

import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The page of a verb in the documentation, and their list. */
public final class ReferencePage {
    private static final String MADE =
            "<!-- Made from the command: mvn -pl cli test -Dtest=ReferenceTest -Dplumbline.pages=write -->\n";

    private ReferencePage() {}

    public static String of(CommandSpec verb) {
        List<ArgSpec> args = HelpText.args(verb);
        var text = new StringBuilder("# plumbline " + verb.name() + "\n" + MADE + "\n");
        text.append(String.join("\n\n", verb.usageMessage().description()).replace("%%", "%"))
                .append("\n\n    ");
        text.append(HelpText.synopsis(verb, args)).append("\n");
        List<ArgSpec> own = args.stream().filter(arg -> Topic.of(arg).isEmpty()).toList();
        if (!own.isEmpty()) {
            table("", own, text);
        }
        text.append("\n## Examples\n\n```sh\n");
        for (String example : verb.usageMessage().footer()) {
            text.append(example.replace("%%", "%")).append('\n');
        }
        text.append("```\n");
        for (Topic topic : Topic.of(args)) {
            table(
                    topic.title(),
                    args.stream()
                            .filter(arg -> Topic.of(arg).filter(topic::equals).isPresent())
                            .toList(),
                    text);
        }
        String aliases = String.join("`, `", verb.aliases());
        return text + (aliases.isEmpty() ? "" : "\nAlso called `" + aliases + "`.\n");
    }

    private static void table(String title, List<ArgSpec> args, StringBuilder text) {
        text.append(title.isEmpty() ? "\n" : "\n## " + title + "\n\n");
        text.append("| option | |\n|---|---|\n");
        for (ArgSpec arg : args) {
            text.append("| `").append(cell(HelpText.names(arg))).append("` | ");
            text.append(cell(OptionText.of(arg).full().replace("<", "&lt;"))).append(" |\n");
        }
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    /** The list of all of them. */
    public static String index(CommandSpec root) {
        var text = new StringBuilder("# Reference\n" + MADE + "\n| verb | does |\n|---|---|\n");
        for (CommandSpec verb : Verbs.of(root)) {
            text.append("| [`")
                    .append(verb.name())
                    .append("`](")
                    .append(verb.name())
                    .append(".md) | ");
            text.append(cell(String.join(" ", verb.usageMessage().description())))
                    .append(" |\n");
        }
        for (Topic topic : Topic.values()) {
            text.append("\n## ").append(topic.title()).append("\n\n```text\n");
            text.append(Topics.words(topic)).append("```\n");
        }
        return text.toString();
    }
}
