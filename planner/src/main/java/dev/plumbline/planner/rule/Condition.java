package dev.plumbline.planner.rule;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What a rule requires of one detail: a value, one of several values, {@code !value} for any other, {@code ~pattern}, {@code present} or
 * {@code absent}, {@code >9} or {@code <9} for numbers.
 */
record Condition(String key, List<String> wanted) {

    Condition {
        wanted = List.copyOf(wanted);
    }

    boolean holds(UnaryOperator<String> values) {
        String value = values.apply(key);
        return wanted.stream().anyMatch(one -> holds(one, value));
    }

    private static boolean holds(String wanted, String value) {
        if (wanted.equals("present")) {
            return !value.isEmpty();
        }
        if (wanted.equals("absent")) {
            return value.isEmpty();
        }
        return switch (wanted.isEmpty() ? ' ' : wanted.charAt(0)) {
            case '!' -> !holds(wanted.substring(1), value);
            case '~' ->
                Pattern.compile(wanted.substring(1), Pattern.DOTALL)
                        .matcher(value)
                        .find();
            case '>' -> !value.isEmpty() && Double.parseDouble(value) > Double.parseDouble(wanted.substring(1));
            case '<' -> !value.isEmpty() && Double.parseDouble(value) < Double.parseDouble(wanted.substring(1));
            default -> wanted.equals(value);
        };
    }
}
