-- promise: every table with rows has been analyzed
-- severity: warn
-- reason: Without statistics the planner guesses. Autovacuum never analyzes the parent of partitions, whose statistics
--   joins and groups need. Tables below 64 kB are left out: whatever the planner guesses, it cannot be far off.
select
    c.oid::regclass as table,
    case c.relkind when 'p' then 'partitioned' when 'm' then 'materialized view' else 'table' end as kind,
    pg_size_pretty(case c.relkind
        when 'p' then (select sum(pg_relation_size(p.relid)) from pg_partition_tree(c.oid) as p)
        else pg_relation_size(c.oid)
    end) as size,
    format('analyze %s;', coalesce(pg_partition_root(c.oid), c.oid)::regclass) as fix
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
where c.relkind in ('r', 'm', 'p')
    and c.reltuples < 0
    and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
    and n.nspname !~ '^pg_temp'
    and c.relname !~ '^plumbline_'
    and (
        c.relkind <> 'p' and pg_relation_size(c.oid) > 65536
        or c.relkind = 'p'
        and (select sum(pg_relation_size(p.relid)) from pg_partition_tree(c.oid) as p) > 65536
    )
order by 1;
