-- promise: foreign keys have the type of what they refer to
-- severity: warn
-- reason: Every join and every check converts one side, and the narrower column runs out first.
select
    k.conname as foreign_key,
    k.conrelid::regclass || '.' || quote_ident(ca.attname) as column,
    format_type(ca.atttypid, null) as type,
    k.confrelid::regclass || '.' || quote_ident(pa.attname) as refers_to,
    format_type(pa.atttypid, null) as type_there
from pg_constraint as k
cross join lateral unnest(k.conkey, k.confkey) as pair (child, parent)
join pg_attribute as ca on ca.attrelid = k.conrelid and ca.attnum = pair.child
join pg_attribute as pa on pa.attrelid = k.confrelid and pa.attnum = pair.parent
where k.contype = 'f' and k.conparentid = 0 and ca.atttypid <> pa.atttypid
order by 1, 2;
