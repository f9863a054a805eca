-- Every relation whose size the planner asks for. The file's length is read without a lock that anybody could wait behind.
select
  n.nspname::text,
  c.relname::text,
  c.relkind::text,
  c.relpages::bigint,
  c.reltuples,
  c.relallvisible::bigint,
  c.oid::bigint
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'i', 'm', 'p', 'I')
  and c.relpersistence <> 't'
  and n.nspname !~ '^pg_'
  and n.nspname <> 'information_schema'
order by 1, 2
