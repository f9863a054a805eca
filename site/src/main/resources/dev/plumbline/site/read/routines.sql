select
    p.oid,
    n.nspname,
    p.proname,
    p.prokind::text as kind,
    pg_get_function_identity_arguments(p.oid) as identity,
    pg_get_function_arguments(p.oid) as arguments,
    pg_get_function_result(p.oid) as result,
    l.lanname,
    case when p.prokind <> 'a' and l.lanname not in ('c', 'internal') then pg_get_functiondef(p.oid) end as source,
    case when p.prokind <> 'a' and l.lanname not in ('c', 'internal') then coalesce(nullif(p.prosrc, ''), '') end as body,
    obj_description(p.oid, 'pg_proc') as comment,
    concat_ws(
        ', ',
        case p.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end,
        case when p.proisstrict then 'strict' end,
        case when p.prosecdef then 'security definer' end,
        case p.proparallel when 's' then 'parallel safe' when 'r' then 'parallel restricted' end) as manner
from pg_proc p
join pg_namespace n on n.oid = p.pronamespace
join pg_language l on l.oid = p.prolang
where n.nspname !~ '^pg_'
    and n.nspname not in ('information_schema', 'plumbline')
    and not exists (
        select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype in ('e', 'i'))
