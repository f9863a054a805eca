select
    'pg_collation'::regclass::oid as class,
    c.oid,
    0 as sub,
    'collation' as kind,
    s.prefix || quote_ident(c.collname) as name,
    pg_get_userbyid(c.collowner) as owner,
    d.description as comment,
    case c.collprovider when 'i' then 'icu' when 'c' then 'libc' when 'b' then 'builtin' else 'default' end as provider,
    coalesce(c.collcollate, c.colliculocale) as locale, -- 15..16
    coalesce(c.collcollate, c.colllocale) as locale, -- 17+
    c.collcollate as locale, -- 15-
    c.collctype as ctype,
    c.collicurules as rules, -- 16+
    case when not c.collisdeterministic then 'no' end as deterministic
from pg_collation c
join space s on s.oid = c.collnamespace
left join pg_description d on d.classoid = 'pg_collation'::regclass and d.objoid = c.oid
where not exists (select from member m where m.classid = 'pg_collation'::regclass and m.objid = c.oid)
