-- Owners and privileges: the role each statement needs, and the statement.
with object as (
  select 'pg_namespace'::regclass as class, s.oid, 0 as part, n.nspowner as owner, n.nspacl as acl,
    'schema ' || quote_ident(s.nspname) as target, 'schema ' || quote_ident(s.nspname) as owned
  from scope s
  join pg_namespace n on n.oid = s.oid
  union all
  select 'pg_class'::regclass, c.oid, 0, c.relowner, c.relacl,
    case when c.relkind = 'S' then 'sequence ' else 'table ' end || c.oid::regclass,
    case
      when c.relkind = 'S' and exists (
        select from pg_depend d
        where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i') and d.refobjsubid > 0) then null
      else case c.relkind when 'S' then 'sequence ' when 'v' then 'view ' when 'm' then 'materialized view ' else 'table ' end
        || c.oid::regclass
    end
  from pg_class c
  join scope s on s.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'S') and c.relpersistence <> 't'
  union all
  select 'pg_class'::regclass, c.oid, a.attnum, null, a.attacl, format('(%I) on table %s', a.attname, c.oid::regclass), null
  from pg_class c
  join scope s on s.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attacl is not null
  union all
  select 'pg_proc'::regclass, p.oid, 0, p.proowner, p.proacl,
    case p.prokind when 'p' then 'procedure ' else 'function ' end || p.oid::regprocedure,
    case p.prokind when 'p' then 'procedure ' else 'function ' end || p.oid::regprocedure
  from pg_proc p
  join scope s on s.oid = p.pronamespace
  where p.prokind in ('f', 'p', 'w')
  union all
  select 'pg_type'::regclass, t.oid, 0, t.typowner, t.typacl,
    case t.typtype when 'd' then 'domain ' else 'type ' end || format_type(t.oid, null),
    case t.typtype when 'd' then 'domain ' else 'type ' end || format_type(t.oid, null)
  from pg_type t
  join scope s on s.oid = t.typnamespace
  left join pg_class c on c.oid = t.typrelid
  where t.typtype in ('e', 'd', 'r') or t.typtype = 'c' and c.relkind = 'c'),
own as (
  select * from object o
  where not exists (select from member m where m.classid = o.class and m.objid = o.oid))
select role, ddl
from (
  select 1 as step, o.target, 0 as item, pg_get_userbyid(o.owner)::text as role,
    format('alter %s owner to %I', o.owned, pg_get_userbyid(o.owner)) as ddl
  from own o
  where o.owned is not null
  union all
  select 2, o.target, 0, '', format('revoke all %s from public', case when o.part > 0 then o.target else 'on ' || o.target end)
  from own o
  where o.acl is not null and o.part = 0
  union all
  select 3, o.target, 0, pg_get_userbyid(o.owner)::text,
    format('revoke all on %s from %I', o.target, pg_get_userbyid(o.owner))
  from own o
  where o.acl is not null and o.part = 0
  union all
  select 4, o.target, x.item::int, case when x.grantee = 0 then '' else pg_get_userbyid(x.grantee)::text end,
    format(
      'grant %s %s to %s%s',
      lower(x.privilege_type),
      case when o.part > 0 then o.target else 'on ' || o.target end,
      case when x.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(x.grantee)) end,
      case when x.is_grantable then ' with grant option' else '' end)
  from own o
  cross join lateral aclexplode(o.acl) with ordinality x (grantor, grantee, privilege_type, is_grantable, item)
  union all
  select 5, format('%s', a.oid), x.item::int, pg_get_userbyid(a.defaclrole)::text,
    format(
      'alter default privileges for role %I%s grant %s on %s to %s%s',
      pg_get_userbyid(a.defaclrole),
      ' in schema ' || quote_ident(n.nspname),
      lower(x.privilege_type),
      case a.defaclobjtype
        when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions' when 'T' then 'types' else 'schemas'
      end,
      case when x.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(x.grantee)) end,
      case when x.is_grantable then ' with grant option' else '' end)
  from pg_default_acl a
  left join pg_namespace n on n.oid = a.defaclnamespace
  cross join lateral aclexplode(a.defaclacl) with ordinality x (grantor, grantee, privilege_type, is_grantable, item)
  where n.oid in (select oid from scope) or n.oid is null and (select whole from reach)) statements
order by step, target, item
