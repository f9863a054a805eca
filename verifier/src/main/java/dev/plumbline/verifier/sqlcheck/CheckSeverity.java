package dev.plumbline.verifier.sqlcheck;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.verifier.check.Outcome;
import java.util.Locale;

/** What it means when a check's query returns rows. */
enum CheckSeverity {
    FAIL(Outcome.FAIL),
    WARN(Outcome.WARN),
    /** The rows are figures, not faults. */
    INFO(Outcome.PASS);

    private final Outcome outcome;

    CheckSeverity(Outcome outcome) {
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }

    static CheckSeverity parse(String word, String where) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "fail", "error" -> FAIL;
            case "warn", "warning" -> WARN;
            case "info" -> INFO;
            default ->
                throw new PlumblineException(
                        PlumblineException.Kind.USAGE,
                        where + ": severity '" + word.strip() + "', expected fail, warn or info");
        };
    }
}
