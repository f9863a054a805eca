select
    'pg_proc'::regclass::oid as class,
    p.oid,
    0 as sub,
    case p.prokind when 'p' then 'procedure' else 'function' end as kind,
    s.prefix || quote_ident(p.proname) || '(' || oidvectortypes(p.proargtypes) || ')' as name,
    pg_get_userbyid(p.proowner) as owner,
    p.proacl::text as acl,
    acldefault('f', p.proowner)::text as acl_default,
    d.description as comment,
    pg_get_function_arguments(p.oid) as arguments,
    pg_get_function_result(p.oid) as returns,
    l.lanname as language,
    case p.prokind when 'w' then 'yes' end as "window",
    case p.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end as volatility,
    case when p.proisstrict then 'yes' end as strict,
    case when p.prosecdef then 'definer' end as security,
    case when p.proleakproof then 'yes' end as leakproof,
    case p.proparallel when 's' then 'safe' when 'r' then 'restricted' end as parallel,
    case when p.procost <> (case when l.lanname in ('internal', 'c') then 1 else 100 end) then p.procost::text end as cost,
    case when p.prorows not in (0, 1000) then p.prorows::text end as rows,
    (select string_agg(c, E'\n' order by c) from unnest(p.proconfig) as c) as settings,
    case when p.prosupport <> 0 then p.prosupport::regproc::text end as support,
    (select string_agg(format_type(t, null), ', ') from unnest(p.protrftypes) as t) as transforms,
    p.probin as library,
    pg_get_function_sqlbody(p.oid) as "sql body", -- 14+
    case when p.prosqlbody is null then p.prosrc end as body -- 14+
    p.prosrc as body -- 14-
from pg_proc p
join space s on s.oid = p.pronamespace
join pg_language l on l.oid = p.prolang
left join pg_description d on d.classoid = 'pg_proc'::regclass and d.objoid = p.oid
where p.prokind <> 'a'
  and not exists (select from member m where m.classid = 'pg_proc'::regclass and m.objid = p.oid)
  and p.oid = any (?::oid[]) -- only
  and not exists (
      select
      from pg_depend i
      where i.classid = 'pg_proc'::regclass and i.objid = p.oid and i.deptype = 'i'
  )
