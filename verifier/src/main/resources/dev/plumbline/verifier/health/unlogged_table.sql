-- promise: every table survives a crash
-- severity: warn
-- reason: An unlogged table is emptied by a crash, is not on any replica and not in any physical backup.
select
    c.oid::regclass as table,
    pg_size_pretty(pg_table_size(c.oid)) as size,
    format('alter table %s set logged; -- rewrites the table, blocks all access', c.oid::regclass) as fix
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
where c.relpersistence = 'u' and c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
order by 1;
