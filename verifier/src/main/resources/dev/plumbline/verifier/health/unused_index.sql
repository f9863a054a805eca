-- promise: every index is used
-- severity: warn
-- primary: a standby counts its own queries alone, and nothing of what its primary reads and writes
-- reason: An index that nothing reads costs every write and disk space. Reported only for a table that has been read a
--   thousand times since its counters began and is large enough (10,000 rows) for an index to be worth it, and never of an index that keeps a promise (unique, key, exclusion).
--   PostgreSQL does not record when an index was made: it is taken to be as old as the transactions since it was entered would take at the
--   server's average, which is at most its age, and is reported after a day (or plumbline.unused_index_after, a setting of the database).
--   Look at the replicas too before dropping it: they count for themselves.
with observed as (
    select
        extract(epoch from clock_timestamp() - coalesce(min(d.stats_reset), pg_postmaster_start_time()))
            / greatest(sum(d.xact_commit + d.xact_rollback), 1) as seconds_each,
        coalesce(nullif(current_setting('plumbline.unused_index_after', true), ''), '1 day')::interval as long_enough
    from pg_stat_database as d
    where d.datid <> 0
)
select
    s.indexrelid::regclass as index,
    s.relid::regclass as table,
    pg_size_pretty(pg_relation_size(s.indexrelid)) as size,
    coalesce(t.seq_scan, 0) + coalesce(t.idx_scan, 0) as table_reads,
    format('drop index concurrently %s;', s.indexrelid::regclass) as fix
from pg_stat_user_indexes as s
join pg_stat_user_tables as t on t.relid = s.relid
join pg_index as i on i.indexrelid = s.indexrelid
join pg_class as c on c.oid = s.relid
join pg_class as x on x.oid = s.indexrelid
cross join observed as o
where s.idx_scan = 0
    and age(x.xmin) * o.seconds_each >= extract(epoch from o.long_enough)
    and c.reltuples >= 10000
    and not i.indisunique
    and not i.indisexclusion
    and coalesce(t.seq_scan, 0) + coalesce(t.idx_scan, 0) >= 1000
    and not exists (select from pg_constraint as k where k.conindid = s.indexrelid)
    and not exists (select from pg_inherits as h where h.inhrelid = s.indexrelid)
order by pg_relation_size(s.indexrelid) desc, 1;
