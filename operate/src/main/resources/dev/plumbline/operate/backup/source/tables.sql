-- Every table whose rows travel, and which of its columns do.
select
  s.nspname,
  c.relname,
  coalesce((
    select array_agg(a.attname::text order by a.attnum)
    from pg_attribute a
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''), '{}'),
  coalesce(config.condition, ''),
  config.condition is not null,
  greatest(c.reltuples::bigint, 0)
from pg_class c
join scope s on s.oid = c.relnamespace
left join lateral (
  select e.extcondition[k.i] as condition
  from pg_extension e
  cross join lateral generate_subscripts(e.extconfig, 1) k(i)
  where e.extconfig[k.i] = c.oid) config on true
where c.relkind = 'r'
  and c.relpersistence <> 't'
  and (
    config.condition is not null
    or not exists (select from member m where m.classid = 'pg_class'::regclass and m.objid = c.oid))
order by pg_table_size(c.oid) desc, 1, 2
