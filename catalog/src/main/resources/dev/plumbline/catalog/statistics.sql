select
    'pg_statistic_ext'::regclass::oid as class,
    x.oid,
    0 as sub,
    'statistics' as kind,
    s.prefix || quote_ident(x.stxname) as name,
    pg_get_userbyid(x.stxowner) as owner,
    d.description as comment,
    r.name as "on",
    '(' || concat_ws(
        ', ',
        case when 'd' = any (x.stxkind) then 'ndistinct' end,
        case when 'f' = any (x.stxkind) then 'dependencies' end,
        case when 'm' = any (x.stxkind) then 'mcv' end) || ') on ' || concat_ws(
        ', ',
        (
            select string_agg(quote_ident(a.attname), ', ' order by a.attname)
            from pg_attribute a
            where a.attrelid = x.stxrelid and a.attnum = any (x.stxkeys::int2[])
        ),
        (select string_agg('(' || e || ')', ', ' order by e) from unnest(pg_get_statisticsobjdef_expressions(x.oid)) as e), -- 14+
        null) as definition,
    nullif(x.stxstattarget, -1) as "statistics target",
    array['table ' || r.name] as whole
from pg_statistic_ext x
join space s on s.oid = x.stxnamespace
join relation r on r.oid = x.stxrelid
left join pg_description d on d.classoid = 'pg_statistic_ext'::regclass and d.objoid = x.oid
