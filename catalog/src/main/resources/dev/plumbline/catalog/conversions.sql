select
    'pg_conversion'::regclass::oid as class,
    c.oid,
    0 as sub,
    'conversion' as kind,
    s.prefix || quote_ident(c.conname) as name,
    pg_get_userbyid(c.conowner) as owner,
    d.description as comment,
    pg_encoding_to_char(c.conforencoding) as "from",
    pg_encoding_to_char(c.contoencoding) as "to",
    c.conproc::text as function,
    case when c.condefault then 'yes' end as "default"
from pg_conversion c
join space s on s.oid = c.connamespace
left join pg_description d on d.classoid = 'pg_conversion'::regclass and d.objoid = c.oid
where not exists (select from member m where m.classid = 'pg_conversion'::regclass and m.objid = c.oid)
