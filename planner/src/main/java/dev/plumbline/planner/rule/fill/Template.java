package dev.plumbline.planner.rule.fill;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with names to be filled in: {@code {key}}, {@code {key|text if it is empty}}, {@code {key?text if it is not}}.
 */
public final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z_.]+)(?:([?|])([^{}]*))?}");

    private Template() {}

    public static String fill(String template, UnaryOperator<String> values) {
        return PLACE.matcher(template).replaceAll(found -> {
            String value = values.apply(found.group(1));
            boolean empty = value.isEmpty() || value.equals("false");
            String text = found.group(2) == null
                    ? value
                    : found.group(2).equals("|")
                            ? (value.isEmpty() ? found.group(3) : value)
                            : (empty ? "" : found.group(3));
            return Matcher.quoteReplacement(text);
        });
    }
}
