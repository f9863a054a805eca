package dev.plumbline.operate.reconcile;

import dev.plumbline.database.lock.LockRetry;
import dev.plumbline.database.rights.OwnersRights;
import dev.plumbline.database.session.Savepoints;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the steps. What converts or checks the rows of a table calls its owner's casts, operators, triggers and checks: where a superuser
 * reconciles, with the owner's rights.
 */
final class ReconcileRun {
    private static final String CANCELLED = "57014";

    private final Connection connection;
    private final Set<ReconcileStep> reading;

    /** @param reading those that make the server look at rows of their table */
    ReconcileRun(Connection connection, Set<ReconcileStep> reading) {
        this.connection = connection;
        this.reading = Set.copyOf(reading);
    }

    /** In the order given; what fails for want of another step is tried again after the others. */
    void run(List<ReconcileStep> steps) throws SQLException {
        var waiting = new ArrayList<>(steps);
        while (!waiting.isEmpty()) {
            SQLException last = null;
            var failed = new ArrayList<ReconcileStep>();
            for (ReconcileStep step : waiting) {
                try {
                    Savepoints.keeping(connection, open -> take(step));
                } catch (SQLException e) {
                    if (List.of(LockRetry.LOCK_NOT_AVAILABLE, CANCELLED).contains(String.valueOf(e.getSQLState()))) {
                        throw e; // for all to be given up and tried again, not this step alone
                    }
                    last = new SQLException(step.title() + ": " + e.getMessage(), e.getSQLState(), e);
                    failed.add(step);
                }
            }
            if (last != null && failed.size() == waiting.size()) {
                throw last;
            }
            waiting = failed;
        }
    }

    private ReconcileStep take(ReconcileStep step) throws SQLException {
        var rights = new OwnersRights(connection);
        Optional<String> owner = reading.contains(step) ? rights.ownerOf(step.table()) : Optional.empty();
        for (String sql : step.statements()) {
            if (owner.isPresent()) {
                rights.run(owner.get(), sql);
            } else {
                execute(sql);
            }
        }
        rights.end();
        return step;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
