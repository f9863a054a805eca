package dev.plumbline.planner.observe;

import dev.plumbline.planner.observation.LockMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Reads the locks of another session. A session of its own, so that reading locks nothing that is being watched. */
final class LockView implements AutoCloseable {
    private static final String LOCKS = """
            select l.relation::bigint, l.mode, l.granted
            from pg_locks l
            where l.pid = ? and l.locktype = 'relation' and l.relation >= 16384
              and l.database = (select oid from pg_database where datname = current_database())
            """;
    private static final String WAITS =
            "select coalesce(wait_event_type = 'Lock', false) from pg_stat_activity where pid = ?";

    private final Connection connection;
    private final PreparedStatement locks;
    private final PreparedStatement waits;

    LockView(Connection connection, int process) throws SQLException {
        this.connection = connection;
        this.locks = connection.prepareStatement(LOCKS);
        this.waits = connection.prepareStatement(WAITS);
        locks.setInt(1, process);
        waits.setInt(1, process);
    }

    /** The strongest lock on each relation, held or waited for. */
    Map<Long, LockMode> held() throws SQLException {
        var held = new HashMap<Long, LockMode>();
        try (ResultSet rows = locks.executeQuery()) {
            while (rows.next()) {
                held.merge(
                        rows.getLong(1),
                        LockMode.of(rows.getString(2)),
                        (one, other) -> one.compareTo(other) >= 0 ? one : other);
            }
        }
        return held;
    }

    /** Whether the other session is waiting in a queue. */
    boolean waits() throws SQLException {
        try (ResultSet row = waits.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            locks.close();
            waits.close();
        }
    }
}
