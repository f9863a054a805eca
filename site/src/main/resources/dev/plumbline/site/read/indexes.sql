select
    i.indrelid,
    c.relname,
    pg_get_indexdef(i.indexrelid, 0, true) as definition,
    i.indisunique,
    i.indisprimary,
    i.indisvalid,
    pg_relation_size(i.indexrelid) as bytes,
    coalesce(pg_stat_get_numscans(i.indexrelid), 0) as scans,
    obj_description(i.indexrelid, 'pg_class') as comment
from pg_index i
join pg_class c on c.oid = i.indexrelid
join pg_namespace n on n.oid = c.relnamespace
where n.nspname !~ '^pg_'
    and n.nspname <> 'information_schema'
