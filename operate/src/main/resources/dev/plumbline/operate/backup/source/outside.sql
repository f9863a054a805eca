-- What objects of the scope depend on that is not in it and that no server has by itself; an extension for what belongs to it.
with relation as (select c.oid from pg_class c join scope s on s.oid = c.relnamespace)
select distinct coalesce('extension ' || e.extname, i.type || ' ' || i.identity)
from (
  select 'pg_class'::regclass as classid, oid as objid from relation
  union all
  select 'pg_proc'::regclass, p.oid from pg_proc p join scope s on s.oid = p.pronamespace
  union all
  select 'pg_type'::regclass, t.oid from pg_type t join scope s on s.oid = t.typnamespace
  union all
  select 'pg_constraint'::regclass, k.oid from pg_constraint k join scope s on s.oid = k.connamespace
  union all
  select 'pg_attrdef'::regclass, a.oid from pg_attrdef a join relation r on r.oid = a.adrelid
  union all
  select 'pg_rewrite'::regclass, w.oid from pg_rewrite w join relation r on r.oid = w.ev_class
  union all
  select 'pg_trigger'::regclass, t.oid from pg_trigger t join relation r on r.oid = t.tgrelid
  union all
  select 'pg_policy'::regclass, p.oid from pg_policy p join relation r on r.oid = p.polrelid
) o
join pg_depend d on d.classid = o.classid and d.objid = o.objid and d.refobjid >= 16384
cross join lateral pg_identify_object(d.refclassid, d.refobjid, 0) i
left join pg_depend m
  on m.classid = d.refclassid and m.objid = d.refobjid and m.deptype = 'e' and m.refclassid = 'pg_extension'::regclass
left join pg_extension e on e.oid = m.refobjid
where i.schema is not null
  and i.type !~ 'index$'
  and i.schema not in ('pg_catalog', 'information_schema', 'pg_toast')
  and not exists (select from scope s where s.nspname = i.schema)
order by 1
