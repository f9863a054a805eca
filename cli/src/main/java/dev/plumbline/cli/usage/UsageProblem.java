package dev.plumbline.cli.usage;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Why a command line is refused.
 *
 * @param where the option or word at fault, empty when it is the line as a whole
 * @param found what was typed there
 * @param wanted what could have been typed instead
 * @param fix what to do
 */
public record UsageProblem(String message, String where, String found, String wanted, String fix) {
    private static final Pattern CHOICES = Pattern.compile("expected one of \\[([A-Z_, ]+)] \\(case-insensitive\\)");
    private static final Pattern NO_VALUE = Pattern.compile("Expected parameter for option '([^']+)' but found '(.*)'");

    public static UsageProblem of(ParameterException failure) {
        CommandSpec verb = failure.getCommandLine().getCommandSpec();
        String help = "see '" + verb.qualifiedName() + " --help'";
        if (failure instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched(), verb);
        }
        if (failure instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return missing(missing, verb);
        }
        if (failure instanceof OverwrittenOptionException twice) {
            String name = name(twice.getOverwritten());
            return new UsageProblem(name + " is given twice", name, "it twice", "it once", help);
        }
        String message = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        Matcher without = NO_VALUE.matcher(message);
        if (without.find()) {
            String label = label(verb, without.group(1));
            return new UsageProblem(
                    without.group(1) + " needs a value (" + label + "), found " + quoted(without.group(2)),
                    without.group(1),
                    without.group(2),
                    label,
                    help);
        }
        ArgSpec arg = failure.getArgSpec();
        if (arg != null && message.startsWith("Invalid value")) {
            return value(arg, Objects.requireNonNullElse(failure.getValue(), ""), message, help);
        }
        if (failure instanceof MaxValuesExceededException && arg != null) {
            return new UsageProblem(name(arg) + " is given twice", name(arg), "it twice", "it once", help);
        }
        return new UsageProblem(message, arg == null ? "" : name(arg), "", "", help);
    }

    private static UsageProblem value(ArgSpec arg, String found, String message, String help) {
        String name = name(arg);
        Matcher choices = CHOICES.matcher(message);
        if (choices.find()) {
            String wanted =
                    "one of " + choices.group(1).toLowerCase(Locale.ROOT).replace('_', '-');
            Optional<String> meant =
                    Meant.near(found, List.of(wanted.replace("one of ", "").split(", ")));
            return new UsageProblem(
                    name + ": " + quoted(found) + ", expected " + wanted,
                    name,
                    found,
                    wanted,
                    meant.map(word -> "did you mean '" + word + "'?").orElse(help));
        }
        String wanted = kind(arg.typeInfo().getAuxiliaryTypes()[0]);
        if (!wanted.isEmpty()) {
            return new UsageProblem(name + ": " + quoted(found) + " is not " + wanted, name, found, wanted, help);
        }
        // The messages of our own converters follow the parser's.
        String said = message.replaceFirst("(?s)^Invalid value for [^:]*: ", "");
        return new UsageProblem(name + ": " + said, name, found, "", help);
    }

    /** The name for values of a type. */
    private static String kind(Class<?> type) {
        if (Set.of(int.class, Integer.class, long.class, Long.class).contains(type)) {
            return "a whole number";
        }
        if (Set.of(double.class, Double.class, BigDecimal.class).contains(type)) {
            return "a number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == Path.class) {
            return "a path that this system can have";
        }
        return "";
    }

    private static UsageProblem missing(MissingParameterException failure, CommandSpec verb) {
        List<String> names = failure.getMissing().stream()
                .map(arg -> arg instanceof OptionSpec ? name(arg) + " " + arg.paramLabel() : arg.paramLabel())
                .distinct()
                .toList();
        boolean one = names.size() == 1;
        if (Objects.requireNonNullElse(failure.getMessage(), "").contains("for option")) {
            ArgSpec arg = failure.getMissing().get(0);
            return new UsageProblem(
                    name(arg) + " needs a value: " + arg.paramLabel(),
                    name(arg),
                    "nothing",
                    arg.paramLabel(),
                    help(verb));
        }
        return new UsageProblem(
                String.join(" and ", names) + (one ? " is missing" : " are missing"),
                String.join(", ", names),
                "nothing",
                String.join(", ", names),
                help(verb));
    }

    private static UsageProblem unmatched(List<String> unmatched, CommandSpec command) {
        String first = unmatched.get(0);
        boolean parent = command.parent() == null;
        if (first.startsWith("-") && first.length() > 1) {
            String name = first.replaceFirst("=.*", "");
            Optional<String> meant = Meant.near(name, names(command));
            return new UsageProblem(
                    "unknown option " + name + (parent ? "" : " of " + command.name()),
                    name,
                    first,
                    "",
                    meant.map(option -> "did you mean " + option + "?").orElse(help(command)));
        }
        if (!parent) {
            return new UsageProblem(
                    quoted(first) + " is one argument too many", "", first, words(command), help(command));
        }
        Collection<String> verbs = new TreeSet<>(command.subcommands().keySet());
        Optional<String> meant = Meant.verb(first, verbs);
        return new UsageProblem(
                "unknown verb " + quoted(first),
                "",
                first,
                "one of "
                        + command.subcommands().values().stream()
                                .map(CommandLine::getCommandName)
                                .distinct()
                                .collect(Collectors.joining(", ")),
                meant.map(verb -> "did you mean 'plumbline " + verb + "'?").orElse("'plumbline help' lists the verbs"));
    }

    private static String words(CommandSpec command) {
        return command.positionalParameters().stream().map(ArgSpec::paramLabel).collect(Collectors.joining(" "));
    }

    private static List<String> names(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !option.hidden())
                .flatMap(option -> Stream.of(option.names()))
                .toList();
    }

    private static String label(CommandSpec verb, String option) {
        OptionSpec found = verb.findOption(option);
        return found == null ? "VALUE" : found.paramLabel();
    }

    private static String help(CommandSpec command) {
        return "see '" + command.qualifiedName() + " --help'";
    }

    private static String name(ArgSpec arg) {
        return arg instanceof OptionSpec option
                ? Stream.of(option.names())
                        .filter(one -> one.startsWith("--"))
                        .findFirst()
                        .orElse(option.longestName())
                : arg.paramLabel();
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }
}
