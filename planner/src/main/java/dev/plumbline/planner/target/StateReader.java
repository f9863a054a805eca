package dev.plumbline.planner.target;

import dev.plumbline.database.session.Savepoints;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads sizes and sessions, with the rights of somebody who may only read; what those do not show is said. */
final class StateReader {
    private static final String SIZES = """
            select quote_ident(n.nspname) || '.' || quote_ident(c.relname),
              sum(greatest(m.reltuples, 0)), sum(coalesce(pg_relation_size(m.oid), 0)), sum(coalesce(pg_indexes_size(m.oid), 0))
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            cross join lateral (
              select c.oid, c.reltuples where c.relkind <> 'p'
              union all
              select t.relid, p.reltuples from pg_partition_tree(c.oid) t join pg_class p on p.oid = t.relid
              where c.relkind = 'p' and t.isleaf) m
            where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
            group by 1
            """;

    private static final Map<String, String> WARNINGS = Map.of(
            "1", """
            select format('a transaction of %s (%s) has been open for %s s: a strong lock would wait behind it', usename, application_name,
              extract(epoch from now() - xact_start)::int)
            from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and xact_start < now() - interval '5 s'
            order by xact_start limit 5""",
            "2", """
            select format('the prepared transaction %s of %s keeps its locks since %s', gid, owner, prepared::timestamp(0))
            from pg_prepared_xacts where database = current_database() limit 5""",
            "3", """
            select format('the replica %s is %s MB behind', application_name,
              (pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn) / 1048576)::int)
            from pg_stat_replication
            where not pg_is_in_recovery() and pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn) > 16 * 1048576""",
            "4", """
            select format('the replication slot %s is %s and keeps %s MB of WAL', slot_name, case when active then 'in use' else 'not in use' end,
              (pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn) / 1048576)::int)
            from pg_replication_slots
            where not pg_is_in_recovery() and restart_lsn is not null
              and (not active or pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn) > 64 * 1048576)""");

    private StateReader() {}

    static TargetState read(Connection connection) throws SQLException {
        var sizes = new HashMap<String, Size>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SIZES)) {
            while (rows.next()) {
                sizes.put(rows.getString(1), new Size(rows.getDouble(2), rows.getLong(3), rows.getLong(4)));
            }
        }
        var warnings = new ArrayList<String>();
        for (String key : List.of("1", "2", "3", "4")) {
            warnings.addAll(texts(connection, String.valueOf(WARNINGS.get(key))));
        }
        return new TargetState(sizes, warnings);
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        var texts = new ArrayList<String>();
        try {
            return Savepoints.keeping(connection, open -> {
                try (Statement statement = open.createStatement();
                        ResultSet rows = statement.executeQuery(sql)) {
                    while (rows.next()) {
                        texts.add(rows.getString(1));
                    }
                }
                return texts;
            });
        } catch (SQLException e) {
            texts.add("not seen: " + e.getMessage());
            return texts;
        }
    }
}
