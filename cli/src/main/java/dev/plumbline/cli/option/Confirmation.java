package dev.plumbline.cli.option;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import org.jspecify.annotations.Nullable;

/** The name of a database, typed as a confirmation: on the terminal or with {@code --confirm}. */
final class Confirmation {

    private Confirmation() {}

    /** @param what what is about to happen, for instance {@code this drops every row of shop} */
    static void require(Database database, @Nullable String confirmed, String what) {
        if (database.name().equals(confirmed)) {
            return;
        }
        if (confirmed != null) {
            throw refused("--confirm says '" + confirmed + "', the database is '" + database.name() + "'");
        }
        var console = System.console();
        if (console == null) {
            throw refused(what + ": add --confirm " + database.name());
        }
        String answer = console.readLine("plumbline: %s. Type the name of the database to continue: ", what);
        if (!database.name().equals(answer)) {
            throw refused("not confirmed");
        }
    }

    private static PlumblineException refused(String why) {
        return new PlumblineException(PlumblineException.Kind.USAGE, why + "; nothing was changed");
    }
}
