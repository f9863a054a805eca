-- promise: functions with their owner's rights fix their search path
-- severity: warn
-- reason: Such a function looks names up along the path of whoever calls it: a table of the caller's making can stand in
--   for the one that was meant.
select
    p.oid::regprocedure as function,
    pg_get_userbyid(p.proowner) as runs_as,
    format('alter function %s set search_path = %s, pg_temp;', p.oid::regprocedure, p.pronamespace::regnamespace) as fix
from pg_proc as p
join pg_namespace as n on n.oid = p.pronamespace
where p.prosecdef
    and n.nspname not in ('pg_catalog', 'information_schema')
    and not exists (select from unnest(p.proconfig) as c (setting) where c.setting like 'search_path=%')
    and not exists (
        select from pg_depend as d
        where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'
    )
order by 1;
