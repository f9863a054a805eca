select
  0::oid,
  c.oid,
  4,
  c.oid::regclass::text || ' ' || mark.name,
  mark.ddl
from pg_class c
join scope s on s.oid = c.relnamespace
cross join lateral (
  select 'cluster' as name, format('alter table %s cluster on %I', c.oid::regclass, x.relname) as ddl
  from pg_index i
  join pg_class x on x.oid = i.indexrelid
  where i.indrelid = c.oid and i.indisclustered
  union all
  select
    'replica identity',
    format(
      'alter table only %s replica identity %s',
      c.oid::regclass,
      case c.relreplident when 'f' then 'full' when 'n' then 'nothing' else 'using index ' || quote_ident(x.relname) end)
  from (values (1)) one
  left join pg_index i on i.indrelid = c.oid and i.indisreplident
  left join pg_class x on x.oid = i.indexrelid
  where c.relreplident in ('f', 'n') or c.relreplident = 'i' and x.oid is not null
  union all
  select 'row security', format('alter table %s enable row level security', c.oid::regclass)
  where c.relrowsecurity
  union all
  select 'row security forced', format('alter table %s force row level security', c.oid::regclass)
  where c.relforcerowsecurity) mark
where c.relkind in ('r', 'p', 'm')
  and c.relpersistence <> 't'
  and not exists (select from member m where m.classid = 'pg_class'::regclass and m.objid = c.oid)
