package dev.plumbline.planner.observe;

import dev.plumbline.schema.script.SqlStatement;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Separates statements that are wrong from those that only this server cannot run: because an extension is missing, or because they are about a server. */
final class Unobserved {
    private static final String WORD = "ERROR: ";
    private static final Pattern NO_EXTENSION = Pattern.compile(
            "(?:extension \"(.+?)\" is not available|could not open extension control file \".*/(.+?)\\.control\").*",
            Pattern.DOTALL);

    /** Types, functions, operators, tables, columns and schemas that are not there. */
    private static final Set<String> UNDEFINED = Set.of("42704", "42883", "42P01", "42703", "3F000", "42710", "42P07");

    private final Set<String> missing = new LinkedHashSet<>();

    /** Has to be reported every failure, in its order: one may come of another. */
    void failed(SQLException failure) {
        Matcher extension = NO_EXTENSION.matcher(reason(failure));
        if (extension.matches()) {
            missing.add(Optional.ofNullable(extension.group(1)).orElseGet(() -> extension.group(2)));
        }
    }

    /** Why nothing can be said of a statement that failed; empty: it failed by itself. */
    Optional<String> why(SqlStatement one, SQLException failure) {
        if (Forgiving.isForeign(one)) {
            return Optional.of("it is about the server, not the database");
        }
        boolean undefined = Optional.ofNullable(failure.getSQLState())
                .filter(UNDEFINED::contains)
                .isPresent();
        if (NO_EXTENSION.matcher(reason(failure)).matches() || (undefined && !missing.isEmpty())) {
            return Optional.of("the copy's server does not have the extension " + String.join(", ", missing));
        }
        return Optional.empty();
    }

    /** What the server said, without its own word for it. */
    static String reason(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.startsWith(WORD) ? message.substring(WORD.length()) : message;
    }
}
