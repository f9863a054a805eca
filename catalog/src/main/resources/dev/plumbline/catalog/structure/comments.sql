select
  coalesce(home.classid, d.classoid),
  coalesce(home.objid, d.objoid),
  8,
  o.type || ' ' || o.identity,
  format(
    'comment on %s %s is %L',
    case o.type
      when 'table column' then 'column'
      when 'view column' then 'column'
      when 'materialized view column' then 'column'
      when 'composite type column' then 'column'
      when 'composite type' then 'type'
      when 'table constraint' then 'constraint'
      when 'domain constraint' then 'constraint'
      when 'statistics object' then 'statistics'
      else o.type
    end,
    case
      when o.type = 'domain constraint' then replace(o.identity, ' on ', ' on domain ')
      else o.identity
    end,
    d.description)
from pg_description d
cross join lateral pg_identify_object(d.classoid, d.objoid, d.objsubid) o
left join lateral (
  -- what has no statement of its own comes with another's
  select 'pg_type'::regclass::oid as classid, k.contypid as objid
  from pg_constraint k
  where d.classoid = 'pg_constraint'::regclass and k.oid = d.objoid and k.contypid <> 0 and k.convalidated
  union all
  select 'pg_type'::regclass, c.reltype
  from pg_class c
  where d.classoid = 'pg_class'::regclass and c.oid = d.objoid and c.relkind = 'c'
  union all
  select 'pg_constraint'::regclass, k.oid
  from pg_constraint k
  where d.classoid = 'pg_class'::regclass and k.conindid = d.objoid and k.contype in ('p', 'u', 'x')
  union all
  select 'pg_class'::regclass, pd.refobjid
  from pg_depend pd
  join pg_class c on c.oid = pd.objid and c.relkind = 'S'
  where d.classoid = 'pg_class'::regclass and pd.classid = 'pg_class'::regclass and pd.objid = d.objoid
    and pd.refclassid = 'pg_class'::regclass and pd.deptype = 'i') home on true
where d.classoid in (
    'pg_namespace'::regclass,
    'pg_collation'::regclass,
    'pg_type'::regclass,
    'pg_proc'::regclass,
    'pg_class'::regclass,
    'pg_constraint'::regclass,
    'pg_statistic_ext'::regclass,
    'pg_trigger'::regclass,
    'pg_rewrite'::regclass,
    'pg_policy'::regclass)
union all
select
  0::oid,
  0::oid,
  8,
  'large object ' || d.objoid,
  format('comment on large object %s is %L', d.objoid, d.description)
from pg_description d
where d.classoid = 'pg_largeobject'::regclass
  and (select whole from reach)
