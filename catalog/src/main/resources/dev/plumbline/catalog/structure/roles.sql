-- Owners and privileges: role, statement, object for owners; linked: a sequence given away only before it is tied to its table.
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
      else case c.relkind
          when 'S' then 'sequence ' when 'v' then 'view ' when 'm' then 'materialized view ' when 'f' then 'foreign table ' else 'table '
        end
        || c.oid::regclass
    end
  from pg_class c
  join scope s on s.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and c.relpersistence <> 't'
  union all
  select 'pg_class'::regclass, c.oid, a.attnum, null, a.attacl, format('(%I) on table %s', a.attname, c.oid::regclass), null
  from pg_class c
  join scope s on s.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attacl is not null
  union all
  select 'pg_proc'::regclass, p.oid, 0, p.proowner, p.proacl, 'routine ' || p.oid::regprocedure, 'routine ' || p.oid::regprocedure
  from pg_proc p
  join scope s on s.oid = p.pronamespace
  union all
  select 'pg_type'::regclass, t.oid, 0, t.typowner, t.typacl,
    case t.typtype when 'd' then 'domain ' else 'type ' end || format_type(t.oid, null),
    case t.typtype when 'd' then 'domain ' else 'type ' end || format_type(t.oid, null)
  from pg_type t
  join scope s on s.oid = t.typnamespace
  left join pg_class c on c.oid = t.typrelid
  where t.typtype in ('e', 'd', 'r')
    or t.typtype = 'c' and c.relkind = 'c'
    or t.typtype = 'b' and t.typcategory <> 'A' and t.typisdefined
  union all
  select x.class, x.oid, 0, x.owner, null, null, o.type || ' ' || x.name
  from (
    select 'pg_collation'::regclass as class, oid, collnamespace as nsp, collowner as owner,
      format('%s.%I', collnamespace::regnamespace, collname) as name
    from pg_collation
    union all
    select 'pg_conversion'::regclass, oid, connamespace, conowner, format('%s.%I', connamespace::regnamespace, conname)
    from pg_conversion
    union all
    select 'pg_operator'::regclass, oid, oprnamespace, oprowner, oid::regoperator::text
    from pg_operator
    union all
    select 'pg_opclass'::regclass, k.oid, opcnamespace, opcowner, format('%s.%I using %I', opcnamespace::regnamespace, opcname, amname)
    from pg_opclass k
    join pg_am on pg_am.oid = opcmethod
    union all
    select 'pg_opfamily'::regclass, f.oid, opfnamespace, opfowner, format('%s.%I using %I', opfnamespace::regnamespace, opfname, amname)
    from pg_opfamily f
    join pg_am on pg_am.oid = opfmethod
    union all
    select 'pg_statistic_ext'::regclass, oid, stxnamespace, stxowner, format('%s.%I', stxnamespace::regnamespace, stxname)
    from pg_statistic_ext
    union all
    select 'pg_ts_config'::regclass, oid, cfgnamespace, cfgowner, oid::regconfig::text
    from pg_ts_config
    union all
    select 'pg_ts_dict'::regclass, oid, dictnamespace, dictowner, oid::regdictionary::text
    from pg_ts_dict) x
  join scope s on s.oid = x.nsp
  cross join lateral (
    select replace((pg_identify_object(x.class, x.oid, 0)).type, 'statistics object', 'statistics') as type) o
  union all
  select x.class, x.oid, 0, x.owner, x.acl, x.name, replace(x.name, 'foreign server', 'server')
  from (
    select 'pg_language'::regclass as class, oid, lanowner as owner, lanacl as acl, 'language ' || quote_ident(lanname) as name
    from pg_language
    where oid >= 16384
    union all
    select 'pg_foreign_data_wrapper'::regclass, oid, fdwowner, fdwacl, 'foreign data wrapper ' || quote_ident(fdwname)
    from pg_foreign_data_wrapper
    union all
    select 'pg_foreign_server'::regclass, oid, srvowner, srvacl, 'foreign server ' || quote_ident(srvname)
    from pg_foreign_server
    union all
    select 'pg_event_trigger'::regclass, oid, evtowner, null, 'event trigger ' || quote_ident(evtname)
    from pg_event_trigger
    union all
    select 'pg_publication'::regclass, oid, pubowner, null, 'publication ' || quote_ident(pubname)
    from pg_publication
    union all
    select 'pg_largeobject'::regclass, oid, lomowner, lomacl, 'large object ' || oid
    from pg_largeobject_metadata) x
  where (select whole from reach)),
given as (
  select *,
    case defaclobjtype
      when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions' when 'T' then 'types' when 'n' then 'schemas'
      else 'large objects'
    end as kind
  from pg_default_acl
  where defaclnamespace in (select oid from scope) or defaclnamespace = 0 and (select whole from reach)),
own as (
  select * from object o
  where not exists (select from member m where m.classid = o.class and m.objid = o.oid))
select role, ddl, class, oid, linked
from (
  select 1 as step, o.target, 0 as item, pg_get_userbyid(o.owner)::text as role,
    format('alter %s owner to %I', o.owned, pg_get_userbyid(o.owner)) as ddl,
    o.class::oid::bigint as class, o.oid::bigint as oid, false as linked
  from own o
  where o.owned is not null
  union all
  select 2, o.target, 0, '', format('revoke all %s from public', case when o.part > 0 then o.target else 'on ' || o.target end),
    0, 0, false
  from own o
  where o.acl is not null and o.part = 0
  union all
  select 3, o.target, 0, pg_get_userbyid(o.owner)::text,
    format('revoke all on %s from %I', o.target, pg_get_userbyid(o.owner)), 0, 0, false
  from own o
  where o.acl is not null and o.part = 0
  union all
  select 0, d.kind, 0, pg_get_userbyid(d.defaclrole)::text,
    format(
      'alter default privileges for role %I revoke all on %s from public, %1$I',
      pg_get_userbyid(d.defaclrole),
      d.kind),
    0, 0, false
  from given d
  where d.defaclnamespace = 0
  union all
  select 4, o.target, x.item::int, case when x.grantee = 0 then '' else pg_get_userbyid(x.grantee)::text end,
    -- somebody else's grant is made in his name
    case when x.grantor <> o.grantor then format('set local role %I; ', pg_get_userbyid(x.grantor)) else '' end
      || format(
        'grant %s %s to %s%s',
        lower(x.privilege_type),
        case when o.part > 0 then o.target else 'on ' || o.target end,
        case when x.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(x.grantee)) end,
        case when x.is_grantable then ' with grant option' else '' end)
      || case when x.grantor <> o.grantor then '; reset role' else '' end,
    0, 0, false
  from (
    select own.*, coalesce(own.owner, c.relowner) as grantor
    from own
    left join pg_class c on own.class = 'pg_class'::regclass and c.oid = own.oid) o
  cross join lateral aclexplode(o.acl) with ordinality x (grantor, grantee, privilege_type, is_grantable, item)
  union all
  select 5, format('%s', d.oid), x.item::int, pg_get_userbyid(d.defaclrole)::text,
    format(
      'alter default privileges for role %I%s grant %s on %s to %s%s',
      pg_get_userbyid(d.defaclrole),
      ' in schema ' || quote_ident(n.nspname),
      lower(x.privilege_type),
      d.kind,
      case when x.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(x.grantee)) end,
      case when x.is_grantable then ' with grant option' else '' end),
    0, 0, false
  from given d
  left join pg_namespace n on n.oid = d.defaclnamespace
  cross join lateral aclexplode(d.defaclacl) with ordinality x (grantor, grantee, privilege_type, is_grantable, item)
  union all
  select 6, c.oid::regclass::text, 0, pg_get_userbyid(c.relowner)::text,
    format('alter sequence %s owner to %I', c.oid::regclass, pg_get_userbyid(c.relowner)),
    d.classid::bigint, c.oid::bigint, true
  from pg_class c
  join scope s on s.oid = c.relnamespace
  join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'a'
    and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0
  where c.relkind = 'S') statements
order by step, target, item
