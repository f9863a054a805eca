-- What the copy calls by number what the target calls by name.
select n.nspname::text, c.relname::text, c.oid::bigint, a.attname::text, a.attnum, a.atttypid::bigint
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
left join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relkind in ('r', 'i', 'm', 'p', 'I')
  and n.nspname !~ '^pg_'
  and n.nspname <> 'information_schema'
