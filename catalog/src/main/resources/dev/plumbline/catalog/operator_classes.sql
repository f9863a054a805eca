select
    'pg_opclass'::regclass::oid as class,
    o.oid,
    0 as sub,
    'operator class' as kind,
    s.prefix || quote_ident(o.opcname) || ' using ' || am.amname as name,
    pg_get_userbyid(o.opcowner) as owner,
    d.description as comment,
    format_type(o.opcintype, null) as type,
    case when o.opcdefault then 'yes' end as "default",
    quote_ident(n.nspname) || '.' || quote_ident(f.opfname) as family,
    case when o.opckeytype <> 0 then format_type(o.opckeytype, null) end as "key type"
from pg_opclass o
join space s on s.oid = o.opcnamespace
join pg_am am on am.oid = o.opcmethod
join pg_opfamily f on f.oid = o.opcfamily
join pg_namespace n on n.oid = f.opfnamespace
left join pg_description d on d.classoid = 'pg_opclass'::regclass and d.objoid = o.oid
where not exists (select from member m where m.classid = 'pg_opclass'::regclass and m.objid = o.oid)
union all
select
    'pg_opfamily'::regclass::oid,
    f.oid,
    0,
    'operator family',
    s.prefix || quote_ident(f.opfname) || ' using ' || am.amname,
    pg_get_userbyid(f.opfowner),
    d.description,
    null,
    null,
    nullif(concat_ws(
        ', ',
        (
            select string_agg('operator ' || o.amopstrategy || ' ' || o.amopopr::regoperator
                || case when o.amopsortfamily <> 0 then ' for order by' else '' end,
                ', ' order by o.amopstrategy, o.amopopr::regoperator::text)
            from pg_amop o
            where o.amopfamily = f.oid
        ),
        (
            select string_agg('function ' || p.amprocnum || ' ' || p.amproc::regprocedure, ', '
                order by p.amprocnum, p.amproc::regprocedure::text)
            from pg_amproc p
            where p.amprocfamily = f.oid
        )), ''),
    null
from pg_opfamily f
join space s on s.oid = f.opfnamespace
join pg_am am on am.oid = f.opfmethod
left join pg_description d on d.classoid = 'pg_opfamily'::regclass and d.objoid = f.oid
where not exists (select from member m where m.classid = 'pg_opfamily'::regclass and m.objid = f.oid)
