package dev.plumbline.operate.rehearse;

import dev.plumbline.database.PlumblineException;
import java.sql.SQLException;
import java.util.Set;

/** What fails on a copy only because its owner may do less than whoever migrates the database. */
final class NotTried {
    private static final String REFUSED = "42501";

    /** Error codes for a type, function, operator, table, column or schema that does not exist. */
    private static final Set<String> UNDEFINED = Set.of("42704", "42883", "42P01", "42703", "3F000");

    private static final String WHY =
            "\n    not tried: on a server of this machine, files and the code of the database run as a role that owns"
                    + " the copy and is not a superuser (where whoever wrote them is trusted: --superuser)";

    private NotTried() {}

    static boolean is(RehearsalCopy where, PlumblineException failure) {
        if (where.owner().isEmpty()) {
            return false;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException said) {
                String state = String.valueOf(said.getSQLState());
                return REFUSED.equals(state) || where.isIncomplete() && UNDEFINED.contains(state);
            }
        }
        return false;
    }

    /** In one finding. */
    static String words(RehearsalCopy where, PlumblineException failure) {
        return failure.getMessage() + (is(where, failure) ? WHY : "");
    }
}
