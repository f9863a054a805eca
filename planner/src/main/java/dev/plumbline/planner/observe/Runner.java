package dev.plumbline.planner.observe;

import dev.plumbline.schema.script.SqlStatement;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** Sends statements as they stand, and reports the state of the session's transaction. */
final class Runner {
    private final Connection connection;
    private final Map<SqlStatement, String> instead = new HashMap<>();

    Runner(Connection connection) {
        this.connection = connection;
    }

    /** Another text that does what the statement does, for the next time it is run. */
    void replace(SqlStatement one, String text) {
        instead.put(one, text);
    }

    /** Returns what the server reported meanwhile. */
    Notices run(SqlStatement one) throws SQLException {
        if (one.data().isPresent()) {
            try {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(one.text(), new StringReader(one.data().get()));
                return Notices.none();
            } catch (IOException e) {
                throw new SQLException(e.getMessage(), e);
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(instead.getOrDefault(one, one.text()));
            return Notices.of(statement);
        }
    }

    void send(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Whether it succeeds; where it does not, the transaction is as it was. */
    boolean sends(String sql) throws SQLException {
        boolean guarded = isOpen();
        if (guarded) {
            send("savepoint plumbline_try");
        }
        try {
            send(sql);
            return true;
        } catch (SQLException e) {
            if (guarded) {
                send("rollback to savepoint plumbline_try");
            }
            return false;
        }
    }

    /** The answer to a question of ours. */
    boolean is(String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }

    boolean isFailed() throws SQLException {
        return state() == TransactionState.FAILED;
    }

    boolean isOpen() throws SQLException {
        return state() == TransactionState.OPEN;
    }

    boolean isIdle() throws SQLException {
        return state() == TransactionState.IDLE;
    }

    private TransactionState state() throws SQLException {
        return connection.unwrap(BaseConnection.class).getTransactionState();
    }
}
