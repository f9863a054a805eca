package dev.plumbline.planner.target;

import dev.plumbline.database.output.Amounts;
import dev.plumbline.database.session.Savepoints;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads sizes and sessions, with the rights of a role that may only read; what those do not show is reported. */
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
              and (not active or pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn) > 64 * 1048576)""",
            "5", """
            select format('%s.%s has used %s %% of the numbers that %s holds: widening it takes planning', c.oid::regclass, a.attname,
              round(100.0 * s.last_value / e.last), format_type(a.atttypid, null))
            from pg_class q
            join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = q.oid and d.refclassid = 'pg_class'::regclass
              and d.deptype in ('a', 'i')
            join pg_class c on c.oid = d.refobjid
            join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid
            join pg_namespace n on n.oid = q.relnamespace
            join pg_sequences s on s.schemaname = n.nspname and s.sequencename = q.relname
            cross join lateral (select case a.atttypid when 'smallint'::regtype then 32767 else 2147483647 end as last) e
            where q.relkind = 'S' and a.atttypid in ('smallint'::regtype, 'integer'::regtype) and s.last_value > e.last / 2
            order by s.last_value::numeric / e.last desc limit 5""");

    private StateReader() {}

    static TargetState read(Connection connection) throws SQLException {
        var sizes = new HashMap<String, Size>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SIZES)) {
            while (rows.next()) {
                sizes.put(rows.getString(1), new Size(rows.getDouble(2), rows.getLong(3), rows.getLong(4)));
            }
        }
        long cache = cache(connection);
        var warnings = new ArrayList<String>();
        List<String> large = sizes.entrySet().stream()
                .filter(one -> one.getValue().bytes() + one.getValue().indexBytes() > cache)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!large.isEmpty()) {
            warnings.add("larger than what is kept in memory (effective_cache_size, " + Amounts.bytes(cache)
                    + "), so that times are those of reading from disk: " + String.join(", ", large));
        }
        for (String key : List.of("1", "2", "3", "4", "5")) {
            warnings.addAll(texts(connection, String.valueOf(WARNINGS.get(key))));
        }
        return new TargetState(sizes, cache, warnings);
    }

    private static long cache(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select pg_size_bytes(current_setting('effective_cache_size'))")) {
            row.next();
            return row.getLong(1);
        }
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
