-- promise: every foreign key has an index
-- severity: warn
-- reason: Without an index on the referencing columns, deleting or renumbering one referenced row reads the whole table. A
--   partial index does not help.
select
    k.conname as foreign_key,
    k.conrelid::regclass as table,
    (
        select string_agg(quote_ident(a.attname), ', ' order by at.place)
        from unnest(k.conkey) with ordinality as at (number, place)
        join pg_attribute as a on a.attrelid = k.conrelid and a.attnum = at.number
    ) as columns,
    k.confrelid::regclass as references,
    format('constraint %s.%I, indexes of %1$s', k.conrelid::regclass, k.conname) as follows,
    format('create index%s on %s (%s);', case t.relkind when 'p' then '' else ' concurrently' end, k.conrelid::regclass, (
        select string_agg(quote_ident(a.attname), ', ' order by at.place)
        from unnest(k.conkey) with ordinality as at (number, place)
        join pg_attribute as a on a.attrelid = k.conrelid and a.attnum = at.number
    )) as fix
from pg_constraint as k
join pg_class as t on t.oid = k.conrelid
where k.contype = 'f'
    and k.conparentid = 0
    and not exists (
        select
        from pg_index as i
        where i.indrelid = k.conrelid
            and i.indpred is null
            and i.indisvalid
            and cardinality(k.conkey) <= i.indnkeyatts
            and (i.indkey::smallint[])[0:cardinality(k.conkey) - 1] <@ k.conkey
            and k.conkey <@ (i.indkey::smallint[])[0:cardinality(k.conkey) - 1]
    )
order by 2, 1;
