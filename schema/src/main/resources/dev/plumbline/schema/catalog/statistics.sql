select
    'pg_statistic_ext'::regclass::oid as class,
    x.oid,
    0 as sub,
    'statistics' as kind,
    s.prefix || quote_ident(x.stxname) as name,
    pg_get_userbyid(x.stxowner) as owner,
    d.description as comment,
    r.name as "on",
    pg_get_statisticsobjdef(x.oid) as definition,
    nullif(x.stxstattarget, -1) as "statistics target",
    array['table ' || r.name] as whole
from pg_statistic_ext x
join space s on s.oid = x.stxnamespace
join relation r on r.oid = x.stxrelid
left join pg_description d on d.classoid = 'pg_statistic_ext'::regclass and d.objoid = x.oid
