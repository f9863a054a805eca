package dev.plumbline.verifier.lookup;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.verifier.sqlcheck.SqlHeader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.impl.DSL;

/**
 * A lookup in an SQL file: the query with a question mark for every column of its keys. What makes a file a lookup and not a check is
 * {@code -- keys:}, a query for the existing keys. Other keys of the header: {@code promise}, {@code budget} (such as {@code 5ms}; 50 ms
 * when missing), {@code index} (names, any of which must be used) and {@code function} (its name, when the query is a call whose inside is
 * to be examined).
 */
public final class LookupFile {

    private static final List<String> HEADER = List.of("promise", "keys", "budget", "index", "function");
    private static final Pattern BUDGET = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(us|ms|s)");

    private LookupFile() {}

    public static boolean isOne(String text) {
        return SqlHeader.parse("", text, HEADER).containsKey("keys");
    }

    public static Lookup parse(String fileName, String text, Duration otherwise) {
        String id = fileName.replaceFirst("\\.sql$", "");
        Map<String, String> header = SqlHeader.parse(fileName, text, HEADER);
        String query = text.lines()
                .dropWhile(line -> line.startsWith("--"))
                .reduce("", (all, line) -> all + line + "\n")
                .strip()
                .replaceFirst(";\\s*$", "");
        PlanExpectation plan = header.containsKey("index")
                ? PlanExpectation.none()
                        .usesOneOf(header.getOrDefault("index", "").split("\\s*,\\s*"))
                : PlanExpectation.none();
        return new Lookup(
                id,
                header.getOrDefault("promise", id.replace('_', ' ')),
                query,
                header.getOrDefault("function", ""),
                DSL.table("(" + header.getOrDefault("keys", "").replaceFirst(";\\s*$", "") + ")"),
                header.containsKey("budget") ? budget(fileName, header.getOrDefault("budget", "")) : otherwise,
                plan);
    }

    private static Duration budget(String fileName, String words) {
        Matcher matcher = BUDGET.matcher(words.strip());
        if (!matcher.matches()) {
            throw new PlumblineException(
                    PlumblineException.Kind.USAGE,
                    fileName + ": budget '" + words + "', expected a number with us, ms or s, such as 5ms");
        }
        double value = Double.parseDouble(matcher.group(1));
        double micros = value
                * switch (matcher.group(2)) {
                    case "s" -> 1_000_000;
                    case "ms" -> 1_000;
                    default -> 1;
                };
        return Duration.ofNanos(Math.round(micros * 1_000));
    }
}
