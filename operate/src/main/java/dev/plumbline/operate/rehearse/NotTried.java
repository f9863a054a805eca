package dev.plumbline.operate.rehearse;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.operate.trial.OwnersLimits;

/** What fails on a copy only because its owner may do less than whoever migrates the database. */
final class NotTried {
    private static final String WHY =
            "\n    not tried: on a server of this machine, files and the code of the database run as a role that owns"
                    + " the copy and is not a superuser (where whoever wrote them is trusted: --superuser)";

    private NotTried() {}

    static boolean is(RehearsalCopy where, PlumblineException failure) {
        return where.owner().isPresent()
                && (OwnersLimits.isRefused(failure) || where.isIncomplete() && OwnersLimits.isUndefined(failure));
    }

    /** In one finding. */
    static String words(RehearsalCopy where, PlumblineException failure) {
        return failure.getMessage() + (is(where, failure) ? WHY : "");
    }
}
