-- Which object needs which, both sides led back to the object whose statement creates them.
with canonical as (
  select 'pg_type'::regclass::oid as classid, t.oid as objid, 'pg_class'::regclass::oid as to_class, t.typrelid as to_id
  from pg_type t
  join pg_class c on c.oid = t.typrelid
  where c.relkind <> 'c'
  union all
  select 'pg_type'::regclass, a.oid,
    case when c.oid is null or c.relkind = 'c' then 'pg_type'::regclass else 'pg_class'::regclass end,
    case when c.oid is null or c.relkind = 'c' then e.oid else c.oid end
  from pg_type e
  join pg_type a on a.oid = e.typarray
  left join pg_class c on c.oid = e.typrelid
  union all
  select 'pg_type'::regclass, rngmultitypid, 'pg_type'::regclass, rngtypid from pg_range
  union all
  select 'pg_class'::regclass, oid, 'pg_type'::regclass, reltype from pg_class where relkind = 'c'
  union all
  select 'pg_rewrite'::regclass, oid, 'pg_class'::regclass, ev_class from pg_rewrite where rulename = '_RETURN'
  union all
  select 'pg_attrdef'::regclass, ad.oid, 'pg_class'::regclass, ad.adrelid
  from pg_attrdef ad
  join pg_attribute a on a.attrelid = ad.adrelid and a.attnum = ad.adnum
  where a.attgenerated <> ''
  union all
  select 'pg_class'::regclass, conindid, 'pg_constraint'::regclass, oid
  from pg_constraint
  where contype in ('p', 'u', 'x')
  union all
  select 'pg_constraint'::regclass, oid, 'pg_type'::regclass, contypid
  from pg_constraint
  where contypid <> 0 and convalidated
  union all
  select 'pg_class'::regclass, d.objid, 'pg_class'::regclass, d.refobjid
  from pg_depend d
  join pg_class c on c.oid = d.objid and c.relkind = 'S'
  where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and d.deptype = 'i'),
edges as (
  select
    coalesce(f.to_class, d.classid) as from_class,
    coalesce(f.to_id, d.objid) as from_id,
    coalesce(t.to_class, d.refclassid) as to_class,
    coalesce(t.to_id, d.refobjid) as to_id
  from pg_depend d
  left join canonical f on f.classid = d.classid and f.objid = d.objid
  left join canonical t on t.classid = d.refclassid and t.objid = d.refobjid
  where d.objid >= 16384 and d.refobjid >= 16384 and d.deptype in ('n', 'a', 'i', 'P', 'S'))
select distinct from_class::bigint, from_id::bigint, to_class::bigint, to_id::bigint
from edges
where (from_class, from_id) <> (to_class, to_id)
