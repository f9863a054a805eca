-- Constraints of tables whose rows have been checked. What a partition or a heir has from above is asked of the table above.
select
    k.oid,
    k.contype as kind,
    quote_ident(k.conname) as name,
    k.conrelid as "table",
    k.conrelid::regclass as table_name,
    pg_get_constraintdef(k.oid) as definition,
    pg_get_expr(k.conbin, k.conrelid) as expression,
    coalesce(
        case when k.contype in ('u', 'p', 'x') then array(
            select distinct d.refobjsubid::smallint
            from pg_depend as d
            where d.refclassid = 'pg_class'::regclass
                and d.refobjid = k.conrelid
                and d.refobjsubid > 0
                and (
                    d.classid = 'pg_class'::regclass and d.objid = k.conindid
                    or d.classid = 'pg_constraint'::regclass and d.objid = k.oid
                )
        ) end,
        k.conkey,
        '{}'
    ) as columns,
    array(
        select pg_get_indexdef(k.conindid, n, true)
        from generate_series(1, (select i.indnkeyatts from pg_index as i where i.indexrelid = k.conindid)) as n
        where k.contype in ('u', 'p', 'x')
        order by n
    ) as keys,
    (select pg_get_expr(i.indpred, i.indrelid) from pg_index as i where i.indexrelid = k.conindid and k.contype <> 'f')
        as condition,
    pg_get_constraintdef(k.oid) ~ 'NULLS NOT DISTINCT' as nulls_equal,
    k.confrelid as parent,
    coalesce(k.confkey, '{}') as parent_columns,
    k.confmatchtype as matches,
    array(
        select format('operator(%I.%s)', s.nspname, o.oprname)
        from unnest(coalesce(k.conexclop, k.conpfeqop)) with ordinality as u (oid, place)
        join pg_operator as o on o.oid = u.oid
        join pg_namespace as s on s.oid = o.oprnamespace
        order by u.place
    ) as operators,
    -- an operand of another type is cast to the operator's by the server too, and would else be by any cast that fits
    array(
        select case when a.atttypid = o.oprright or t.typtype = 'p' then '' else format_type(o.oprright, -1) end
        from unnest(k.conkey, k.conpfeqop) with ordinality as u (number, oid, place)
        join pg_attribute as a on a.attrelid = k.conrelid and a.attnum = u.number
        join pg_operator as o on o.oid = u.oid
        join pg_type as t on t.oid = o.oprright
        where k.contype = 'f'
        order by u.place
    ) as casts
from pg_constraint as k
where k.conrelid <> 0
    and k.convalidated
    and k.contype in ('c', 'f', 'p', 'u', 'x')
    and k.conparentid = 0
    and k.coninhcount = 0
order by k.conrelid, k.conname
