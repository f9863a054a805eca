package dev.plumbline.database.lock;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sessions that wait for ours, directly or behind another one. The time is counted from when a session was first seen: servers before 14
 * do not report it.
 */
final class BlockedSessions {
    /** Every role can see waiting sessions in pg_locks; the rest may be hidden from ours. */
    private static final String WAITING =
            "select w.pid, pg_blocking_pids(w.pid), w.object, " + LockHolder.COLUMNS + """
              from (select l.pid, min(case when l.relation is null then 'a row' else l.relation::regclass::text end) as object
                      from pg_locks l
                     where not l.granted and l.locktype <> 'virtualxid'
                     group by l.pid) w
              join pg_stat_activity a on a.pid = w.pid
             where a.backend_type is distinct from 'autovacuum worker'
            """;

    private final Map<Integer, Long> firstSeen = new HashMap<>();

    private record Waiting(Set<Integer> blockers, String object, LockHolder who) {}

    void forget() {
        firstSeen.clear();
    }

    /** @return the longest first */
    List<BlockedSession> look(Connection connection, Set<Integer> ours) throws SQLException {
        Map<Integer, Waiting> waiting = waiting(connection);
        Set<Integer> behind = behind(waiting, ours);
        firstSeen.keySet().retainAll(behind);
        long now = System.nanoTime();
        var found = new ArrayList<BlockedSession>();
        waiting.forEach((pid, one) -> {
            if (behind.contains(pid)) {
                long since = firstSeen.computeIfAbsent(pid, first -> now);
                found.add(new BlockedSession(one.who(), one.object(), Duration.ofNanos(now - since)));
            }
        });
        found.sort(Comparator.comparing(BlockedSession::since).reversed());
        return found;
    }

    /** Those that wait for one of ours, and those that wait for them. */
    private static Set<Integer> behind(Map<Integer, Waiting> waiting, Set<Integer> ours) {
        var blocked = new HashSet<Integer>();
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<Integer, Waiting> one : waiting.entrySet()) {
                boolean reached =
                        one.getValue().blockers().stream().anyMatch(pid -> ours.contains(pid) || blocked.contains(pid));
                if (reached && !ours.contains(one.getKey())) {
                    more |= blocked.add(one.getKey());
                }
            }
        }
        return blocked;
    }

    private static Map<Integer, Waiting> waiting(Connection connection) throws SQLException {
        var waiting = new LinkedHashMap<Integer, Waiting>();
        try (PreparedStatement query = connection.prepareStatement(WAITING);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                Array blockers = rows.getArray(2);
                var pids = new HashSet<>(Arrays.asList((Integer[]) blockers.getArray()));
                waiting.put(rows.getInt(1), new Waiting(pids, rows.getString(3), LockHolder.read(rows, 4)));
            }
        }
        return waiting;
    }
}
