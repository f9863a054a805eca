package dev.plumbline.schema.migrate;

import dev.plumbline.database.session.Savepoints;
import dev.plumbline.schema.script.ScriptRun;
import dev.plumbline.schema.script.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Runs the statements of a file as they stand, unless an observer stands in for one that the server refuses. */
final class StandIns {
    private final Connection connection;
    private final List<MigrationObserver> observers;

    StandIns(Connection connection, List<MigrationObserver> observers) {
        this.connection = connection;
        this.observers = observers.stream().filter(MigrationObserver::standsIn).toList();
    }

    void run(SqlStatement statement, ScriptRun.Step step) throws SQLException {
        if (observers.isEmpty()) {
            step.run();
            return;
        }
        try {
            attempt(statement, step);
        } catch (SQLException e) {
            for (MigrationObserver observer : observers) {
                if (observer.instead(connection, statement, e)) {
                    return;
                }
            }
            throw e;
        }
    }

    private void attempt(SqlStatement statement, ScriptRun.Step step) throws SQLException {
        if (connection.getAutoCommit() || statement.controlsTransaction()) {
            step.run();
        } else {
            Savepoints.keeping(connection, open -> {
                step.run();
                return statement;
            });
        }
    }
}
