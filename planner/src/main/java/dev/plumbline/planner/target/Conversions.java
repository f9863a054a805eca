package dev.plumbline.planner.target;

import dev.plumbline.planner.observation.Fact;
import dev.plumbline.planner.observation.ObservedStatement;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that do not fit a column's new type, or not unchanged. With USING the statement itself defines the conversion, and nothing is
 * asked.
 */
final class Conversions {
    private static final Pattern LIMITED = Pattern.compile("character(?: varying)?\\((\\d+)\\)");
    private static final Pattern NUMERIC = Pattern.compile("numeric\\((\\d+),(-?\\d+)\\)");
    private static final Map<String, String> RANGES = Map.of(
            "smallint", "-32768 and 32767",
            "integer", "-2147483648 and 2147483647",
            "bigint", "-9223372036854775808 and 9223372036854775807");

    private Conversions() {}

    static Optional<Question> of(ObservedStatement at, Fact fact) {
        String column = fact.get("column");
        String from = fact.get("table") + " where ";
        String to = fact.get("to");
        if (Pattern.compile("(?i)\\busing\\b").matcher(at.text()).find()) {
            return Optional.empty();
        }
        Matcher limited = LIMITED.matcher(to);
        Matcher numeric = NUMERIC.matcher(to);
        if (limited.matches()) {
            return fails(at, fact, "longer than " + to, from + "length(" + column + "::text) > " + limited.group(1));
        }
        if (numeric.matches() && fact.get("from").startsWith("numeric")) {
            return Questions.lost(
                    at,
                    fact,
                    "with more digits in " + column + " than " + to + " keeps",
                    from + column + " <> round(" + column + ", " + numeric.group(2) + ")",
                    column);
        }
        boolean number = fact.get("from").matches("smallint|integer|bigint|numeric.*|real|double precision");
        if (number && RANGES.containsKey(to)) {
            return fails(at, fact, "out of the range of " + to, from + column + " not between " + RANGES.get(to));
        }
        return Optional.empty();
    }

    private static Optional<Question> fails(ObservedStatement at, Fact fact, String what, String from) {
        return Questions.fails(
                at,
                fact,
                "rows-unfit",
                "Values that do not fit the new type",
                "values of " + fact.get("column") + " " + what,
                from);
    }
}
