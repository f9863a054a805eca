package dev.plumbline.verifier.check;

import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the server could not find, by the state and the words of its error: {@code relation "engines" does not exist}. */
final class MissingObject {

    private static final Map<String, Pattern> STATES = Map.of(
            "42P01", Pattern.compile("\"((?:[^\"]|\"\")+)\""),
            "42703", Pattern.compile("column \"?(?:[^ .]+\\.)?((?:[^\"]|\"\")+?)\"? (?:does not exist|of relation)"),
            "42883", Pattern.compile("([^ (]+)\\("));

    private MissingObject() {}

    /** Empty for any other error, and for words that are not understood (a server may speak another language). */
    static Set<String> names(SQLException failure) {
        Pattern words = STATES.get(String.valueOf(failure.getSQLState()));
        Matcher found = words == null ? null : words.matcher(String.valueOf(failure.getMessage()));
        if (found == null || !found.find()) {
            return Set.of();
        }
        String name = found.group(1);
        return switch (failure.getSQLState()) {
            case "42703" -> Set.of("any column " + name, "any column \"" + name + '"');
            case "42883" -> Set.of("function " + name);
            default -> Set.of("table " + name, "view " + name, "materialized view " + name, "sequence " + name);
        };
    }
}
