-- promise: statistics are fresh
-- severity: warn
-- primary: a standby counts its own queries alone, and nothing of what its primary reads and writes
-- reason: More than half of the rows have changed since the table was analyzed: the planner works with outdated figures.
select
    s.relid::regclass as table,
    s.n_live_tup as rows,
    s.n_mod_since_analyze as changed_since,
    coalesce(greatest(s.last_analyze, s.last_autoanalyze)::text, 'never') as analyzed,
    format('analyze %s;', coalesce(pg_partition_root(s.relid), s.relid)::regclass) as fix
from pg_stat_user_tables as s
join pg_class as c on c.oid = s.relid
where c.relname !~ '^plumbline_' -- rows kept for an undo are never planned for
    and c.reltuples >= 0 and s.n_mod_since_analyze > 10000 and s.n_mod_since_analyze > s.n_live_tup / 2
order by s.n_mod_since_analyze desc, 1;
