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

    private static final String REFUSED = "42501";
    private static final Pattern MAKES = Pattern.compile("CREATE (?!ROLE |USER |GROUP ).*");

    private final Set<String> missing = new LinkedHashSet<>();
    private boolean refused;

    /** To be called with every failure, in order: one may be the result of another. */
    void failed(SqlStatement one, SQLException failure) {
        refused |= REFUSED.equals(failure.getSQLState())
                && MAKES.matcher(one.words()).matches();
        Matcher extension = NO_EXTENSION.matcher(reason(failure));
        if (extension.matches()) {
            missing.add(Optional.ofNullable(extension.group(1)).orElseGet(() -> extension.group(2)));
        }
    }

    /**
     * Why nothing can be said of a statement that failed; empty: it failed by itself.
     *
     * @param itself whether the owner of the copy ran it by his own name
     */
    Optional<String> why(SqlStatement one, SQLException failure, boolean itself) {
        if (Forgiving.isForeign(one)) {
            return Optional.of("it is about the server, not the database");
        }
        if (Forgiving.isOurs(one)) {
            return Optional.of("it is not tried");
        }
        if (itself && REFUSED.equals(failure.getSQLState())) {
            return Optional.of(
                    "not tried: it needs superuser rights, with which nothing of a file's is run on the copy");
        }
        boolean undefined = Optional.ofNullable(failure.getSQLState())
                .filter(UNDEFINED::contains)
                .isPresent();
        if (NO_EXTENSION.matcher(reason(failure)).matches() || (undefined && !missing.isEmpty())) {
            return Optional.of("the copy's server does not have the extension " + String.join(", ", missing));
        }
        if (undefined && refused) {
            return Optional.of("an earlier statement was not tried, which needs superuser rights");
        }
        return Optional.empty();
    }

    /** What the server said, without its own word for it. */
    static String reason(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.startsWith(WORD) ? message.substring(WORD.length()) : message;
    }
}
