-- promise: dead rows are cleaned away
-- severity: warn
-- primary: a standby counts its own queries alone, and nothing of what its primary reads and writes
-- reason: More than a third of a table is dead rows that every scan steps over: autovacuum is off, too slow, or held back
--   by an old transaction.
select
    s.relid::regclass as table,
    s.n_live_tup as live_rows,
    s.n_dead_tup as dead_rows,
    coalesce(greatest(s.last_vacuum, s.last_autovacuum)::text, 'never') as vacuumed,
    format('vacuum (analyze) %s;', coalesce(pg_partition_root(s.relid), s.relid)::regclass) as fix
from pg_stat_user_tables as s
where s.n_dead_tup > 10000 and s.n_dead_tup > s.n_live_tup / 2
order by s.n_dead_tup desc, 1;
