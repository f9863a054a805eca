select
    'pg_class'::regclass::oid as class,
    r.oid,
    0 as sub,
    'sequence' as kind,
    r.name,
    pg_get_userbyid(r.relowner) as owner,
    r.relacl::text as acl,
    acldefault('s', r.relowner)::text as acl_default,
    d.description as comment,
    case r.relpersistence when 'u' then 'unlogged' when 't' then 'temporary' end as persistence,
    format_type(q.seqtypid, null) as type,
    q.seqstart as start,
    q.seqincrement as increment,
    q.seqmin as minimum,
    q.seqmax as maximum,
    q.seqcache as cache,
    case when q.seqcycle then 'yes' end as cycle,
    p.refobjid::regclass::text || '.' || quote_ident(a.attname) as "owned by"
from relation r
join pg_sequence q on q.seqrelid = r.oid
left join pg_depend p
    on p.classid = 'pg_class'::regclass
    and p.objid = r.oid
    and p.refclassid = 'pg_class'::regclass
    and p.deptype in ('a', 'i')
left join pg_attribute a on a.attrelid = p.refobjid and a.attnum = p.refobjsubid
left join pg_description d on d.classoid = 'pg_class'::regclass and d.objoid = r.oid and d.objsubid = 0
where r.relkind = 'S'
  and p.deptype is distinct from 'i'
