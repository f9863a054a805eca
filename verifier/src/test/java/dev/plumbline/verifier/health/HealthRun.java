package dev.plumbline.verifier.health;

import dev.plumbline.database.Database;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Deadline;
import dev.plumbline.verifier.run.CheckRunner;
import dev.plumbline.verifier.sqlcheck.Accepted;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The health family on a database, in a connection of its own. */
final class HealthRun {

    private HealthRun() {}

    static List<CheckResult> on(Database database, Accepted accepted) throws SQLException {
        try (Connection connection = database.connectForUser()) {
            CheckContext context = new CheckContext(connection, Deadline.none(), line -> {});
            return new CheckRunner(context).run(new HealthFamily(accepted));
        }
    }
}
