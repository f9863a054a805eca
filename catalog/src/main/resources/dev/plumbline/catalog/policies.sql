select
    'pg_policy'::regclass::oid as class,
    p.oid,
    0 as sub,
    'policy' as kind,
    r.name || '.' || quote_ident(p.polname) as name,
    r.name as "on",
    d.description as comment,
    case when p.polpermissive then 'permissive' else 'restrictive' end as mode,
    case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end
        as command,
    (
        select string_agg(case o when 0 then 'public' else quote_ident(pg_get_userbyid(o)) end, ', '
            order by case o when 0 then 'public' else quote_ident(pg_get_userbyid(o)) end)
        from unnest(p.polroles) as o
    ) as roles,
    pg_get_expr(p.polqual, p.polrelid) as "using",
    pg_get_expr(p.polwithcheck, p.polrelid) as "with check",
    array['table ' || r.name] as whole
from pg_policy p
join relation r on r.oid = p.polrelid
left join pg_description d on d.classoid = 'pg_policy'::regclass and d.objoid = p.oid
