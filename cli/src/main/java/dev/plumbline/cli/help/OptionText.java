package dev.plumbline.cli.help;

import dev.plumbline.cli.config.Durations;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.ArgSpec;

/**
 * The description of an option: all of it, or as much as fits on a line.
 *
 * @param whole the text without its default
 * @param otherwise the default, empty when there is none
 */
record OptionText(String whole, String otherwise) {
    private static final Pattern DEFAULT = Pattern.compile("\\s*\\(default: ([^()]*)\\)");
    private static final Pattern DURATION = Pattern.compile("\\bPT[0-9HMS.]+");
    private static final Pattern ONLY_DEFAULT = Pattern.compile("Default: (.*)");
    /** Where a description can be cut without becoming wrong. */
    private static final List<String> ENDS = List.of(". ", "; ", " (", ": ");

    /** A colon closer to the start follows only a condition. */
    private static final int SHORTEST = 20;

    static OptionText of(ArgSpec arg) {
        String text = text(arg);
        Matcher only = ONLY_DEFAULT.matcher(text);
        if (only.matches()) {
            return new OptionText("", only.group(1).replaceFirst("\\.$", ""));
        }
        Matcher matcher = DEFAULT.matcher(text);
        if (!matcher.find()) {
            return new OptionText(text, "");
        }
        return new OptionText(matcher.replaceFirst(""), matcher.group(1));
    }

    /** As it stands in the code, with the parser's escapes resolved, and default times as they would be typed. */
    static String text(ArgSpec arg) {
        String text = String.join(" ", arg.description()).replace("%n", " ").replace("%%", "%");
        return DURATION.matcher(text).replaceAll(time -> Durations.text(Duration.parse(time.group())));
    }

    /** As much of it as makes sense on a line, and the default where there is space for it. */
    String brief(int width) {
        if (whole.isEmpty()) {
            return "Default: " + otherwise;
        }
        String text = whole.replaceFirst("\\.$", "");
        for (String end : ENDS) {
            int at = text.indexOf(end, end.equals(": ") ? SHORTEST : 1);
            if (text.length() > width && at > 0) {
                text = text.substring(0, at);
            }
        }
        String value = otherwise.isEmpty() ? "" : " [" + otherwise + "]";
        return text.length() + value.length() > width ? text : text + value;
    }

    /** Everything, as a paragraph. */
    String full() {
        String value = otherwise.isEmpty() ? "" : "Default: " + otherwise + ".";
        return whole.isEmpty() ? value : whole + (value.isEmpty() ? "" : " " + value);
    }
}
