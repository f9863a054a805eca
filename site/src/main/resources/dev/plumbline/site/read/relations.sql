select
    c.oid,
    n.nspname,
    c.relname,
    c.relkind::text as kind,
    obj_description(c.oid, 'pg_class') as comment,
    coalesce((select i.inhparent::bigint from pg_inherits i where i.inhrelid = c.oid and c.relispartition limit 1), 0) as partition_of,
    coalesce(pg_get_expr(c.relpartbound, c.oid), pg_get_partkeydef(c.oid)) as partitioning,
    case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid, true) end as definition,
    case when c.relkind in ('v', 'm') then (select r.ev_action::text from pg_rewrite r where r.ev_class = c.oid and r.rulename = '_RETURN') end as tree,
    c.reltuples::bigint as rows,
    case when c.relkind in ('r', 'm', 'p') then pg_table_size(c.oid) end as bytes,
    case when c.relkind in ('r', 'm', 'p') then pg_indexes_size(c.oid) end as index_bytes,
    c.relpersistence::text = 'u' as unlogged,
    c.relrowsecurity as row_security
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'v', 'm', 'f')
    and n.nspname !~ '^pg_'
    and n.nspname not in ('information_schema', 'plumbline')
    and c.relname !~ '^(flyway_.*history|plumbline_)'
    and not exists (
        select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
