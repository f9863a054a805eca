-- promise: table sizes
-- severity: info
select
    c.oid::regclass as table,
    pg_size_pretty(sum(pg_total_relation_size(p.relid))) as total,
    pg_size_pretty(sum(pg_table_size(p.relid))) as rows_and_toast,
    pg_size_pretty(sum(pg_indexes_size(p.relid))) as indexes,
    case when c.reltuples < 0 then 'not analyzed' else to_char(c.reltuples, 'FM999,999,999,999,990') end as rows_estimated
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
cross join lateral (
    select t.relid
    from pg_partition_tree(c.oid) as t
    where c.relkind = 'p'
    union all
    select c.oid
    where c.relkind <> 'p'
) as p
where c.relkind in ('r', 'p', 'm')
    and not c.relispartition
    and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
    and n.nspname !~ '^pg_temp'
group by c.oid, c.relname, c.reltuples
order by sum(pg_total_relation_size(p.relid)) desc, c.relname;
