package dev.plumbline.planner.observe;

import dev.plumbline.database.resource.Resource;
import dev.plumbline.operate.trial.Mending;
import dev.plumbline.operate.trial.TrialOwner;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What a superuser prepares so that sessions of a trial's owner report what they do. */
final class Watching {
    private static final String NO_SUCH_FILE = "58P01";

    private Watching() {}

    static void prepare(TrialOwner owner) {
        try (Connection connection =
                        owner.superuser().with("preferQueryMode", "simple").connect();
                Statement statement = connection.createStatement()) {
            if (isLoaded(statement)) {
                statement.execute(
                        "alter role " + owner.role() + " set session_preload_libraries = '" + Executed.MODULE + "'");
                statement.execute("grant set on parameter " + Executed.SETTINGS + " to " + owner.role());
            }
            Mending.prepare(owner);
            statement.execute(Resource.text(Watching.class, "setup.sql"));
        } catch (SQLException e) {
            throw Observer.failed(owner, e);
        }
    }

    /** Without it nothing is known of what statements inside functions do with rows. */
    private static boolean isLoaded(Statement statement) throws SQLException {
        try {
            return !statement.execute("load '" + Executed.MODULE + "'");
        } catch (SQLException e) {
            if (!NO_SUCH_FILE.equals(e.getSQLState())) {
                throw e;
            }
            return false;
        }
    }
}
