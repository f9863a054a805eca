package dev.plumbline.planner.observe;

import dev.plumbline.schema.script.SqlStatement;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** Sends statements as they stand, and reports the state of the session's transaction. */
final class Runner {
    private final Connection connection;

    Runner(Connection connection) {
        this.connection = connection;
    }

    /** What the server remarked meanwhile. */
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
            statement.execute(one.text());
            return Notices.of(statement);
        }
    }

    void send(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
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
