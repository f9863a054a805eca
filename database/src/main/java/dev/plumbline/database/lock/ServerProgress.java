package dev.plumbline.database.lock;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;

/** The progress the server reports for statements of ours, and the lag of its replicas. Nothing for what it has no view of. */
final class ServerProgress {
    /** What is being done, to which relation, the phase, and each of its measures as done and total. */
    private static final String RUNNING = """
            select case when p.command like 'REINDEX%' then 'reindexing' else 'index' end, p.relid::regclass::text, p.phase,
                   p.blocks_done, p.blocks_total, p.tuples_done, p.tuples_total, p.lockers_done, p.lockers_total,
                   p.current_locker_pid
              from pg_stat_progress_create_index p where p.pid = any(?::int4[])
             union all
            select lower(p.command), p.relid::regclass::text, p.phase, p.heap_blks_scanned, p.heap_blks_total, 0, 0, 0, 0, 0
              from pg_stat_progress_cluster p where p.pid = any(?::int4[])
             union all
            select 'vacuum', p.relid::regclass::text, p.phase, p.heap_blks_scanned, p.heap_blks_total, 0, 0, 0, 0, 0
              from pg_stat_progress_vacuum p where p.pid = any(?::int4[])
             union all
            select 'analyze', p.relid::regclass::text, p.phase, p.sample_blks_scanned, p.sample_blks_total, 0, 0, 0, 0, 0
              from pg_stat_progress_analyze p where p.pid = any(?::int4[])
            """;

    private static final int VIEWS = 4;

    private static final String REPLICAS = """
            select coalesce(nullif(r.application_name, ''), 'replica ' || r.pid), extract(epoch from r.replay_lag)::float8
              from pg_stat_replication r
             where r.replay_lag > interval '5 seconds'
             order by r.replay_lag desc limit 1
            """;

    /** A replica that lags enough to be reported. */
    record Behind(String replica, double seconds) {}

    Optional<String> running(Connection connection, Array ours) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(RUNNING)) {
            for (int i = 1; i <= VIEWS; i++) {
                query.setArray(i, ours);
            }
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(words(row)) : Optional.empty();
            }
        }
    }

    private static String words(ResultSet row) throws SQLException {
        String what = row.getString(1) + (row.getString(1).equals("index") ? " on " : " ") + row.getString(2) + ": "
                + row.getString(3);
        long lockers = row.getLong(9);
        if (lockers > 0) {
            return what + " (" + row.getLong(8) + " of " + lockers + " gone, now process " + row.getLong(10) + ")";
        }
        long of = row.getLong(5) > 0 ? row.getLong(5) : row.getLong(7);
        long done = row.getLong(5) > 0 ? row.getLong(4) : row.getLong(6);
        return of > 0 ? what + String.format(Locale.ROOT, ", %d %%", Math.min(100, 100 * done / of)) : what;
    }

    Optional<Behind> replica(Connection connection) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(REPLICAS)) {
            return row.next() ? Optional.of(new Behind(row.getString(1), row.getDouble(2))) : Optional.empty();
        }
    }
}
