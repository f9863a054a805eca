-- promise: every table survives a crash
-- severity: warn
-- reason: An unlogged table is emptied by a crash, is not on any replica and not in any physical backup.
--   A partitioned table holds no rows itself: its partitions count.
select
    coalesce(pg_partition_root(c.oid), c.oid)::regclass as table,
    pg_size_pretty(sum(pg_table_size(c.oid))) as size,
    string_agg(format('alter table %s set logged;', c.oid::regclass), ' ' order by c.oid)
        || ' -- rewrites the table, blocks all access' as fix
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
where c.relpersistence = 'u' and c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')
group by 1
order by 1;
