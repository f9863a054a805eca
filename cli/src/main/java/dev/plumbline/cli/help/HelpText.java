package dev.plumbline.cli.help;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The help of a verb: on one screen where possible, or in full. */
public final class HelpText implements IHelpSectionRenderer {
    private static final int WIDTH = 80;
    private static final int NAMES = 27;

    /** What {@code plumbline VERB --help} prints. */
    @Override
    public String render(Help help) {
        return brief(help.commandSpec());
    }

    /** A line for each of the verb's own common options, and where the others are described. */
    public static String brief(CommandSpec verb) {
        List<ArgSpec> all = args(verb);
        List<ArgSpec> own = all.stream().filter(arg -> Topic.of(arg).isEmpty()).toList();
        var lines = head(verb, own);
        List<ArgSpec> further = own.stream().filter(Further.Options::contain).toList();
        rows(own.stream().filter(arg -> !further.contains(arg)).toList(), false, lines);
        examples(verb, lines);
        lines.add("");
        String whole = "help " + verb.name() + " --all";
        if (!further.isEmpty()) {
            lines.add(further.size() + " more options: plumbline " + whole);
        }
        lines.add("More: plumbline "
                + Stream.concat(
                                further.isEmpty() ? Stream.of(whole) : Stream.of(),
                                Topic.of(all).stream().map(topic -> "help " + topic.word()))
                        .collect(Collectors.joining(", ")));
        return String.join("\n", lines) + "\n";
    }

    /** Every option with its full description. */
    public static String full(CommandSpec verb) {
        List<ArgSpec> all = args(verb);
        var lines = head(verb, all);
        rows(all.stream().filter(arg -> Topic.of(arg).isEmpty()).toList(), true, lines);
        for (Topic topic : Topic.of(all)) {
            lines.add("");
            lines.add(topic.title() + ":");
            rows(
                    all.stream()
                            .filter(arg -> Topic.of(arg).equals(java.util.Optional.of(topic)))
                            .toList(),
                    true,
                    lines);
        }
        examples(verb, lines);
        return String.join("\n", lines) + "\n";
    }

    /** The options of a topic, as the first verb that has them describes them. */
    static List<String> options(Topic topic, CommandSpec root) {
        var lines = new ArrayList<String>();
        for (var verb : root.subcommands().values()) {
            List<ArgSpec> found = args(verb.getCommandSpec()).stream()
                    .filter(arg -> Topic.of(arg).equals(java.util.Optional.of(topic)))
                    .toList();
            if (!found.isEmpty()) {
                rows(found, true, lines);
                return lines;
            }
        }
        return lines;
    }

    private static ArrayList<String> head(CommandSpec verb, List<ArgSpec> args) {
        var lines = new ArrayList<String>();
        lines.addAll(Paragraph.lines("Usage: " + synopsis(verb, args), WIDTH));
        lines.addAll(Paragraph.lines(String.join(" ", verb.usageMessage().description()), WIDTH));
        lines.add("");
        return lines;
    }

    /** The verb, its required options, its parameters, and that there is more. */
    static String synopsis(CommandSpec verb, List<ArgSpec> args) {
        String required = args.stream()
                .filter(arg -> arg instanceof OptionSpec && arg.required())
                .map(arg -> " " + ((OptionSpec) arg).longestName() + " " + arg.paramLabel())
                .collect(Collectors.joining());
        String words = args.stream()
                .filter(PositionalParamSpec.class::isInstance)
                .map(arg -> " " + word((PositionalParamSpec) arg))
                .collect(Collectors.joining());
        String[] custom = verb.usageMessage().customSynopsis();
        return custom.length > 0 ? custom[0] : verb.qualifiedName() + words + required + " [OPTION...]";
    }

    private static String word(PositionalParamSpec arg) {
        String more = arg.arity().max() > 1 ? "..." : "";
        return arg.arity().min() == 0 ? "[" + arg.paramLabel() + more + "]" : arg.paramLabel() + more;
    }

    /** Parameters first, then options in the order of the code; hidden ones and those of the parser are left out. */
    static List<ArgSpec> args(CommandSpec verb) {
        Stream<ArgSpec> words = verb.positionalParameters().stream()
                .sorted(Comparator.comparing(PositionalParamSpec::index))
                .map(ArgSpec.class::cast);
        return Stream.concat(words, verb.options().stream())
                .filter(arg -> !arg.hidden() && !Topic.isOfParser(arg))
                .toList();
    }

    private static void rows(List<ArgSpec> args, boolean everything, List<String> lines) {
        int names = Math.min(
                NAMES, args.stream().mapToInt(arg -> names(arg).length()).max().orElse(0));
        int indent = names + 4;
        for (ArgSpec arg : args) {
            OptionText said = OptionText.of(arg);
            String text = everything ? said.full() : said.brief(WIDTH - indent);
            List<String> wrapped = Paragraph.lines(text, WIDTH - indent);
            String name = "  " + names(arg);
            boolean fits = name.length() <= indent - 2;
            if (!fits) {
                lines.add(name);
            }
            for (int i = 0; i < wrapped.size(); i++) {
                String left = i == 0 && fits ? name : "";
                lines.add(left + " ".repeat(indent - left.length()) + wrapped.get(i));
            }
        }
    }

    /** As it is typed: {@code -t, --table TABLE}. */
    static String names(ArgSpec arg) {
        if (arg instanceof PositionalParamSpec) {
            return arg.paramLabel();
        }
        OptionSpec option = (OptionSpec) arg;
        String longName = Stream.of(option.names())
                .filter(name -> name.startsWith("--"))
                .findFirst()
                .orElse(option.longestName());
        String shortName = option.shortestName().startsWith("--") ? "" : option.shortestName() + ", ";
        return shortName + longName + (option.arity().max() == 0 ? "" : " " + option.paramLabel());
    }

    private static void examples(CommandSpec verb, List<String> lines) {
        List<String> examples = List.of(verb.usageMessage().footer());
        if (examples.isEmpty()) {
            return;
        }
        lines.add("");
        examples.forEach(example -> lines.add("  " + example.replace("%%", "%")));
    }
}
