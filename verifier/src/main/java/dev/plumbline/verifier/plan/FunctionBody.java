package dev.plumbline.verifier.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The single statement in a function written in SQL, with its arguments as {@code $1, $2, …}, so that it can be prepared and explained by
 * itself. Names are replaced token by token: strings, quoted names and comments stay as they are.
 */
final class FunctionBody {

    private static final Pattern TOKEN = Pattern.compile(
            "(?<skip>--[^\\n]*|/\\*.*?\\*/|[eE]'(?:[^'\\\\]|''|\\\\.)*'|'(?:[^']|'')*'|\\$(\\w*)\\$.*?\\$\\2\\$)"
                    + "|(?<word>\"(?:[^\"]|\"\")*\"|[\\p{L}_][\\p{L}\\p{N}_$]*)",
            Pattern.DOTALL);
    private static final Pattern ATOMIC =
            Pattern.compile("^\\s*begin\\s+atomic\\b(.*)\\bend\\s*;?\\s*$", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern RETURN =
            Pattern.compile("^\\s*return\\b(.*)$", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final String function;
    private final List<String> arguments;

    FunctionBody(String function, List<String> arguments) {
        this.function = function;
        this.arguments = List.copyOf(arguments);
    }

    /** The statement to prepare; empty when the body is not exactly one statement. */
    Optional<String> statement(String source) {
        String body = source;
        Matcher atomic = ATOMIC.matcher(source);
        Matcher returned = RETURN.matcher(source);
        if (atomic.matches()) {
            body = atomic.group(1);
        } else if (returned.matches()) {
            body = "select " + returned.group(1);
        }
        String numbered = numbered(body).strip();
        while (numbered.endsWith(";")) {
            numbered = numbered.substring(0, numbered.length() - 1).strip();
        }
        return numbered.isEmpty() || hasSemicolon(numbered) ? Optional.empty() : Optional.of(numbered);
    }

    private String numbered(String body) {
        StringBuilder result = new StringBuilder();
        Matcher token = TOKEN.matcher(body);
        int done = 0;
        while (token.find()) {
            int number = token.group("word") == null ? -1 : arguments.indexOf(plain(token.group("word")));
            if (number < 0) {
                continue;
            }
            int start = unqualifiedStart(body, token.start());
            if (start >= 0 && !isCalled(body, token.end()) && !isAlias(body, start)) {
                result.append(body, done, start).append('$').append(number + 1);
                done = token.end();
            }
        }
        return result.append(body, done, body.length()).toString();
    }

    /** Where the argument begins: before {@code function.} when it is qualified so; -1 when something else qualifies the name. */
    private int unqualifiedStart(String body, int start) {
        if (start == 0 || body.charAt(start - 1) != '.') {
            return start;
        }
        String prefix = function + ".";
        int from = start - prefix.length();
        return from >= 0 && body.substring(from, start).equalsIgnoreCase(prefix) ? from : -1;
    }

    private static boolean isCalled(String body, int end) {
        return body.substring(end).stripLeading().startsWith("(");
    }

    private static boolean isAlias(String body, int start) {
        return body.substring(0, start).stripTrailing().toLowerCase(Locale.ROOT).matches("(?s).*\\bas");
    }

    private static String plain(String word) {
        return word.startsWith("\"")
                ? word.substring(1, word.length() - 1).replace("\"\"", "\"")
                : word.toLowerCase(Locale.ROOT);
    }

    private static boolean hasSemicolon(String body) {
        List<int[]> skipped = new ArrayList<>();
        Matcher token = TOKEN.matcher(body);
        while (token.find()) {
            skipped.add(new int[] {token.start(), token.end()});
        }
        for (int at = body.indexOf(';'); at >= 0; at = body.indexOf(';', at + 1)) {
            int position = at;
            if (skipped.stream().noneMatch(range -> range[0] <= position && position < range[1])) {
                return true;
            }
        }
        return false;
    }
}
