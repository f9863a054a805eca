select
    'pg_class'::regclass::oid as class,
    r.oid,
    0 as sub,
    case r.relkind when 'v' then 'view' else 'materialized view' end as kind,
    r.name,
    pg_get_userbyid(r.relowner) as owner,
    r.relacl::text as acl,
    acldefault('r', r.relowner)::text as acl_default,
    d.description as comment,
    pg_get_viewdef(r.oid) as definition,
    column_list.types as columns,
    (select string_agg(o, ', ' order by o) from unnest(r.reloptions) as o) as options,
    (select string_agg(o, ', ') from unnest(r.reloptions) as o) as "~options",
    case when r.relkind = 'm' and not r.relispopulated then 'no' end as populated,
    nullif(am.amname, 'heap') as "access method",
    ts.spcname as tablespace,
    column_list.comments as "column comments",
    column_list.defaults as "column defaults",
    column_list.acls as column_acls
from relation r
left join pg_am am on am.oid = r.relam
left join pg_tablespace ts on ts.oid = r.reltablespace
left join pg_description d on d.classoid = 'pg_class'::regclass and d.objoid = r.oid and d.objsubid = 0
left join lateral (
    select
        string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod), ', ' order by a.attnum) as types,
        string_agg(quote_ident(a.attname) || ': ' || e.description, E'\n' order by a.attnum) as comments,
        string_agg(quote_ident(a.attname) || ': ' || pg_get_expr(f.adbin, f.adrelid), ', ' order by a.attnum) as defaults,
        string_agg(quote_ident(a.attname) || ': ' || a.attacl::text, E'\n' order by a.attnum) as acls
    from pg_attribute a
    left join pg_description e on e.classoid = 'pg_class'::regclass and e.objoid = r.oid and e.objsubid = a.attnum
    left join pg_attrdef f on f.adrelid = r.oid and f.adnum = a.attnum
    where a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
) column_list on true
where r.relkind in ('v', 'm')
