-- What belongs to no schema and gives way to a restored database, as the statements that take it away.
select ddl
from (
  select 1 as step, 'pg_event_trigger'::regclass as class, oid, format('drop event trigger %I', evtname) as ddl from pg_event_trigger
  union all
  select 1, 'pg_publication'::regclass, oid, format('drop publication %I', pubname) from pg_publication
  union all
  select 2, 'pg_transform'::regclass, t.oid, format('drop transform for %s language %I', format_type(trftype, null), lanname)
  from pg_transform t
  join pg_language l on l.oid = t.trflang
  union all
  select 2, 'pg_cast'::regclass, oid, format('drop cast (%s as %s)', format_type(castsource, null), format_type(casttarget, null))
  from pg_cast k
  where not exists (
    select from pg_depend d where d.classid = 'pg_cast'::regclass and d.objid = k.oid and d.deptype = 'i')
  union all
  select 3, 'pg_foreign_server'::regclass, oid, format('drop server %I cascade', srvname) from pg_foreign_server
  union all
  select 4, 'pg_foreign_data_wrapper'::regclass, oid, format('drop foreign data wrapper %I cascade', fdwname)
  from pg_foreign_data_wrapper
  union all
  select 4, 'pg_language'::regclass, oid, format('drop language %I cascade', lanname) from pg_language
  union all
  select 5, 'pg_am'::regclass, oid, format('drop access method %I cascade', amname) from pg_am
  union all
  select 6, 'pg_largeobject'::regclass, oid, format('select lo_unlink(%s)', oid) from pg_largeobject_metadata
  union all
  -- back to what holds where nothing was said; the entry vanishes with it
  select 7, 'pg_default_acl'::regclass, a.oid,
    format('alter default privileges for role %I%s revoke all on %s from %s%s', pg_get_userbyid(a.defaclrole),
      ' in schema ' || quote_ident(n.nspname), k.kind,
      (
        select string_agg(distinct case when x.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(x.grantee)) end, ', ')
        from aclexplode(a.defaclacl) x),
      case
        when a.defaclnamespace <> 0 then ''
        else format('; alter default privileges for role %I grant all on %s to %I%s',
          pg_get_userbyid(a.defaclrole), k.kind, pg_get_userbyid(a.defaclrole), case when a.defaclobjtype in ('f', 'T') then ', public' else '' end)
      end)
  from pg_default_acl a
  left join pg_namespace n on n.oid = a.defaclnamespace
  cross join lateral (
    select case a.defaclobjtype
      when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions' when 'T' then 'types' when 'n' then 'schemas'
      else 'large objects'
    end as kind) k
  where a.defaclacl <> '{}') found
where (found.class = 'pg_largeobject'::regclass or found.oid >= 16384)
  and not exists (select from member m where m.classid = found.class and m.objid = found.oid)
order by step, ddl
