package dev.plumbline.cli.help;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The manual page of a verb, or of the command as a whole, in man's language. */
public final class ManPage {

    private ManPage() {}

    /** @param version the build it documents */
    public static String of(CommandSpec command, String version) {
        return command.parent() == null ? ofAll(command, version) : ofVerb(command, version);
    }

    /** The name of the file. */
    public static String fileName(CommandSpec command) {
        return command.qualifiedName("-") + ".1";
    }

    private static String ofVerb(CommandSpec verb, String version) {
        var text = head(verb, version);
        List<ArgSpec> args = HelpText.args(verb);
        text.append(".SH SYNOPSIS\n")
                .append(escaped(HelpText.synopsis(verb, args)))
                .append('\n');
        text.append(".SH DESCRIPTION\n").append(paragraphs(verb));
        List<ArgSpec> own = args.stream().filter(arg -> Topic.of(arg).isEmpty()).toList();
        if (!own.isEmpty()) {
            text.append(".SH OPTIONS\n");
            options(own, text);
        }
        for (Topic topic : Topic.of(args)) {
            text.append(".SH ")
                    .append(topic.word().toUpperCase(java.util.Locale.ROOT))
                    .append('\n');
            options(
                    args.stream()
                            .filter(arg -> Topic.of(arg).filter(topic::equals).isPresent())
                            .toList(),
                    text);
        }
        text.append(".SH EXAMPLES\n.nf\n");
        for (String example : verb.usageMessage().footer()) {
            text.append(escaped(example.replace("%%", "%"))).append('\n');
        }
        text.append(".fi\n.SH EXIT STATUS\n").append(exitCodes());
        return text.append(".SH SEE ALSO\n.BR plumbline (1)\n").toString();
    }

    private static String ofAll(CommandSpec command, String version) {
        var text = head(command, version);
        text.append(".SH SYNOPSIS\nplumbline VERB [OPTION...]\n");
        text.append(".SH DESCRIPTION\n").append(paragraphs(command)).append(".SH VERBS\n");
        for (CommandSpec verb : Verbs.of(command)) {
            text.append(".TP\n.BR ").append(escaped("plumbline-" + verb.name())).append(" (1)\n");
            text.append(paragraphs(verb));
        }
        for (Topic topic : Topic.values()) {
            text.append(".SH ")
                    .append(topic.word().toUpperCase(java.util.Locale.ROOT))
                    .append("\n.nf\n");
            text.append(escaped(Topics.words(topic).stripTrailing())).append("\n.fi\n");
        }
        return text.append(".SH EXIT STATUS\n").append(exitCodes()).toString();
    }

    private static StringBuilder head(CommandSpec command, String version) {
        String name = command.qualifiedName("-");
        return new StringBuilder(
                ".TH \"" + name.toUpperCase(java.util.Locale.ROOT) + "\" \"1\" \"\" \"plumbline " + version
                        + "\" \"Plumbline\"\n.nh\n.ad l\n.SH NAME\n" + escaped(name) + " \\- "
                        + escaped(first(command)) + "\n");
    }

    private static String first(CommandSpec command) {
        return String.join(" ", command.usageMessage().description()).replaceFirst("(?s)[.:;] .*|\\.$", "");
    }

    private static String paragraphs(CommandSpec command) {
        return escaped(String.join("\n", command.usageMessage().description()).replace("%%", "%")) + "\n";
    }

    private static void options(List<ArgSpec> args, StringBuilder text) {
        for (ArgSpec arg : args) {
            text.append(".TP\n.B ").append(escaped(HelpText.names(arg))).append('\n');
            text.append(escaped(OptionText.of(arg).full())).append('\n');
        }
    }

    private static String exitCodes() {
        return List.of(
                        "0|done",
                        "1|findings: a failed check, a problem in a migration, rejected rows",
                        "2|wrong usage",
                        "3|a server or a file was unavailable",
                        "70|a bug in plumbline",
                        "130|interrupted")
                .stream()
                .map(line -> line.split("\\|", 2))
                .map(parts -> ".TP\n.B " + parts[0] + "\n" + parts[1] + "\n")
                .collect(Collectors.joining());
    }

    /** A hyphen must be typed as such, a backslash shown, and a line must not begin like a request of man. */
    private static String escaped(String text) {
        return text.replace("\\", "\\e")
                .replace("-", "\\-")
                .replaceAll("(?m)^([.'])", "\\\\&$1")
                .replace("…", "...");
    }
}
