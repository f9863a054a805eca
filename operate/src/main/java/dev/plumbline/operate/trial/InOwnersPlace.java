package dev.plumbline.operate.trial;

import dev.plumbline.database.session.Savepoints;
import dev.plumbline.schema.migrate.MigrationObserver;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.schema.script.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Does in place of a copy's owner what a file needs and the owner may not do, as far as that takes nothing but names. */
public final class InOwnersPlace implements MigrationObserver {
    private final TrialOwner owner;

    public InOwnersPlace(TrialOwner owner) {
        this.owner = owner;
    }

    @Override
    public boolean standsIn() {
        return true;
    }

    @Override
    public boolean instead(Connection connection, SqlStatement statement, SQLException refusal) throws SQLException {
        var mending = new Mending(owner, sql -> succeeds(connection, sql));
        SQLException failure = refusal;
        for (Set<String> seen = new HashSet<>(); seen.add(String.valueOf(failure.getMessage())); ) {
            Optional<String> text = mending.instead(statement, failure);
            if (text.isEmpty() || statement.data().isPresent()) {
                return false;
            }
            try {
                run(connection, text.get());
                mending.settle();
                return true;
            } catch (SQLException e) {
                failure = e;
            }
        }
        return false;
    }

    private static boolean succeeds(Connection connection, String sql) {
        try {
            run(connection, sql);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** Outside a transaction block each statement is a transaction of its own. */
    private static void run(Connection connection, String sql) throws SQLException {
        if (connection.getAutoCommit()) {
            execute(connection, sql);
        } else {
            Savepoints.keeping(connection, open -> execute(open, sql));
        }
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            return statement.execute(sql);
        }
    }

    /** The other observers tell it. */
    @Override
    public void applied(Phase phase, String script, Duration took) {}
}
