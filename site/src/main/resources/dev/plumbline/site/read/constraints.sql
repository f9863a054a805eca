select
    k.conrelid,
    k.conname,
    k.contype::text as kind,
    pg_get_constraintdef(k.oid, true) as definition,
    k.confrelid::bigint as referenced,
    (select array_agg(a.attname::text order by at.place)
     from unnest(k.conkey) with ordinality as at (number, place)
     join pg_attribute a on a.attrelid = k.conrelid and a.attnum = at.number) as columns,
    (select array_agg(a.attname::text order by at.place)
     from unnest(k.confkey) with ordinality as at (number, place)
     join pg_attribute a on a.attrelid = k.confrelid and a.attnum = at.number) as referenced_columns,
    k.convalidated,
    obj_description(k.oid, 'pg_constraint') as comment
from pg_constraint k
where k.conrelid <> 0
    and k.contype in ('p', 'u', 'f', 'c', 'x')
    and k.conparentid = 0
