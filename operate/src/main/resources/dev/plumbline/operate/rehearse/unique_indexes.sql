-- Unique indexes that no constraint owns.
select
    i.indexrelid as oid,
    i.indexrelid::regclass as name,
    i.indrelid as "table",
    i.indrelid::regclass as table_name,
    pg_get_indexdef(i.indexrelid) as definition,
    array(
        select distinct d.refobjsubid::smallint
        from pg_depend as d
        where d.classid = 'pg_class'::regclass
            and d.objid = i.indexrelid
            and d.refclassid = 'pg_class'::regclass
            and d.refobjid = i.indrelid
            and d.refobjsubid > 0
    ) as columns,
    array(select pg_get_indexdef(i.indexrelid, n, true) from generate_series(1, i.indnkeyatts) as n order by n) as keys,
    pg_get_expr(i.indpred, i.indrelid) as condition,
    pg_get_indexdef(i.indexrelid) ~ 'NULLS NOT DISTINCT' as nulls_equal
from pg_index as i
join pg_class as c on c.oid = i.indexrelid
where i.indisunique
    and i.indisvalid
    and not c.relispartition
    and not exists (select from pg_constraint as k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
order by 2
