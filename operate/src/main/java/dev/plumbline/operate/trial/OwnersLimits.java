package dev.plumbline.operate.trial;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** What fails for the owner of a copy where a superuser would have succeeded, and what fails because of that. */
public final class OwnersLimits {
    /** Error codes for a type, function, operator, table, column or schema that does not exist. */
    public static final Set<String> UNDEFINED = Set.of("42704", "42883", "42P01", "42703", "3F000");

    private static final String REFUSED = "42501";

    /** An aggregate whose state is the server's own is refused to all but a superuser as if it were wrong. */
    private static final String WRONG = "42P13";

    private static final String OF_INTERNAL = "ERROR: aggregate transition data type cannot be internal";

    private OwnersLimits() {}

    /** Whether the server refused it for want of rights. */
    public static boolean isRefused(Throwable failure) {
        return said(failure)
                .filter(said -> REFUSED.equals(said.getSQLState())
                        || WRONG.equals(said.getSQLState())
                                && String.valueOf(said.getMessage()).contains(OF_INTERNAL))
                .isPresent();
    }

    /** Whether something that it needs does not exist. */
    public static boolean isUndefined(Throwable failure) {
        return said(failure)
                .filter(said -> UNDEFINED.contains(String.valueOf(said.getSQLState())))
                .isPresent();
    }

    private static Optional<SQLException> said(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException said) {
                return Optional.of(said);
            }
        }
        return Optional.empty();
    }
}
