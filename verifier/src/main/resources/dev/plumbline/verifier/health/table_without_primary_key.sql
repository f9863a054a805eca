-- promise: every table has a primary key
-- severity: warn
-- reason: Without a key a row cannot be named: no logical replication of updates, no safe repair, no way to tell two equal
--   rows apart.
select
    c.oid::regclass as table,
    c.reltuples::bigint as rows_estimated,
    format('table %s, constraints of %1$s', c.oid::regclass) as follows
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
where c.relkind in ('r', 'p')
    and not c.relispartition
    and c.relpersistence <> 't'
    and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
    and not exists (select from pg_constraint as k where k.conrelid = c.oid and k.contype = 'p')
    and not exists (
        select from pg_depend as d
        where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
    )
order by 1;
