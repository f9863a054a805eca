select
  d.classoid,
  d.objoid,
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
