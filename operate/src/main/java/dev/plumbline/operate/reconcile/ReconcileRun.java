package dev.plumbline.operate.reconcile;

import dev.plumbline.database.lock.LockRetry;
import dev.plumbline.database.rights.OwnersRights;
import dev.plumbline.database.session.Savepoints;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the steps. Converting or checking the rows of a table calls its owner's casts, operators, triggers and checks: where a superuser
 * reconciles, with the owner's rights.
 */
final class ReconcileRun {
    private static final String CANCELLED = "57014";

    private final Connection connection;
    private final Set<ReconcileStep> reading;

    /** @param reading those that make the server read the rows of their table */
    ReconcileRun(Connection connection, Set<ReconcileStep> reading) {
        this.connection = connection;
        this.reading = Set.copyOf(reading);
    }

    /**
     * In the given order. What fails because it needs another step waits, and what follows it in its step with it, until the others have
     * got further: two steps may each need a statement of the other.
     */
    void run(List<ReconcileStep> steps) throws SQLException {
        List<Deque<String>> left = new ArrayList<>();
        steps.forEach(step -> left.add(new ArrayDeque<>(step.statements())));
        while (left.stream().anyMatch(statements -> !statements.isEmpty())) {
            boolean gone = false;
            SQLException last = null;
            for (int i = 0; i < left.size(); i++) {
                ReconcileStep step = steps.get(i);
                Deque<String> statements = left.get(i);
                try {
                    while (!statements.isEmpty()) {
                        String statement = statements.getFirst();
                        Savepoints.keeping(connection, open -> take(step, statement));
                        statements.removeFirst();
                        gone = true;
                    }
                } catch (SQLException e) {
                    if (List.of(LockRetry.LOCK_NOT_AVAILABLE, CANCELLED).contains(String.valueOf(e.getSQLState()))) {
                        throw e; // so that everything is rolled back and tried again, not this step alone
                    }
                    last = new SQLException(step.title() + ": " + e.getMessage(), e.getSQLState(), e);
                }
            }
            if (last != null && !gone) {
                throw last;
            }
        }
    }

    private ReconcileStep take(ReconcileStep step, String statement) throws SQLException {
        var rights = new OwnersRights(connection);
        Optional<String> owner = reading.contains(step) ? rights.ownerOf(step.table()) : Optional.empty();
        if (owner.isPresent()) {
            rights.run(owner.get(), statement);
        } else {
            execute(statement);
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
