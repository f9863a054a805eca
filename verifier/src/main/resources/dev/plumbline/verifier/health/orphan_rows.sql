-- promise: every reference leads to a row
-- severity: fail
-- reason: Rows that refer to nothing. Checked for every foreign key that is not validated or not enforced, and of every other
--   one on a table below ten million rows: triggers can have been switched off while the rows came in.
-- each: query
select format(
    $q$
    select
        %1$L as foreign_key,
        %2$L as table,
        count(*) as orphans,
        min(concat_ws(', ', %5$s)) as first_of_them,
        %7$L as follows
    from %8$s as child
    where (%6$s) and not exists (select from %9$s as parent where %4$s)
    having count(*) > 0
    $q$,
    k.conname,
    k.conrelid::regclass,
    k.confrelid::regclass,
    (
        -- as the key compares: an operand of another type is cast to the operator's, and by no other cast that fits
        select string_agg(
            format(
                'parent.%I operator(%I.%s) %s',
                pa.attname,
                n.nspname,
                o.oprname,
                case when ca.atttypid = o.oprright or y.typtype = 'p'
                    then format('child.%I', ca.attname)
                    else format('cast(child.%I as %s)', ca.attname, format_type(o.oprright, -1))
                end),
            ' and ')
        from unnest(k.conkey, k.confkey, k.conpfeqop) as pair (child, parent, operator)
        join pg_operator as o on o.oid = pair.operator
        join pg_type as y on y.oid = o.oprright
        join pg_namespace as n on n.oid = o.oprnamespace
        join pg_attribute as ca on ca.attrelid = k.conrelid and ca.attnum = pair.child
        join pg_attribute as pa on pa.attrelid = k.confrelid and pa.attnum = pair.parent
    ),
    (
        select string_agg(format('child.%I', ca.attname), ', ' order by pair.place)
        from unnest(k.conkey) with ordinality as pair (child, place)
        join pg_attribute as ca on ca.attrelid = k.conrelid and ca.attnum = pair.child
    ),
    (
        -- MATCH SIMPLE: one null and the row refers to nothing; MATCH FULL: only all of them
        select string_agg(format('child.%I is not null', ca.attname), case k.confmatchtype when 'f' then ' or ' else ' and ' end)
        from unnest(k.conkey) as pair (child)
        join pg_attribute as ca on ca.attrelid = k.conrelid and ca.attnum = pair.child
    ),
    (
        select string_agg(format('references of %s.%I', k.conrelid::regclass, ca.attname), ', ')
        from unnest(k.conkey) as pair (child)
        join pg_attribute as ca on ca.attrelid = k.conrelid and ca.attnum = pair.child
    ),
    (
        select format('%I.%I', n.nspname, t.relname)
        from pg_class as t join pg_namespace as n on n.oid = t.relnamespace where t.oid = k.conrelid
    ),
    (
        select format('%I.%I', n.nspname, t.relname)
        from pg_class as t join pg_namespace as n on n.oid = t.relnamespace where t.oid = k.confrelid
    )
), array[k.conrelid, k.confrelid]::int8[]
from pg_constraint as k
join pg_class as c on c.oid = k.conrelid
where k.contype = 'f'
    and k.conparentid = 0
    and has_table_privilege(k.conrelid, 'select')
    and has_table_privilege(k.confrelid, 'select')
    and (not k.convalidated or c.reltuples < 10000000)
    -- a standby does not have the rows of unlogged tables
    and not (
        pg_is_in_recovery()
        and exists (select from pg_class as x where x.oid in (k.conrelid, k.confrelid) and x.relpersistence = 'u')
    )
order by k.conrelid, k.conname;
