select
    o.class,
    o.oid,
    0 as sub,
    o.kind,
    s.prefix || quote_ident(o.name) || ' using ' || am.amname as name,
    pg_get_userbyid(o.owner) as owner,
    d.description as comment,
    format_type(nullif(o.type, 0), null) as type,
    case when o.preferred then 'yes' end as "default",
    case
        when o.kind = 'operator class' then (
            select quote_ident(n.nspname) || '.' || quote_ident(f.opfname)
            from pg_opfamily f
            join pg_namespace n on n.oid = f.opfnamespace
            where f.oid = o.family)
        else nullif(concat_ws(
            ', ',
            (
                select string_agg('operator ' || a.amopstrategy || ' ' || a.amopopr::regoperator
                    || case when a.amopsortfamily <> 0 then ' for order by' else '' end,
                    ', ' order by a.amopstrategy, a.amopopr::regoperator::text)
                from pg_amop a
                where a.amopfamily = o.oid
            ),
            (
                select string_agg('function ' || p.amprocnum || ' ' || p.amproc::regprocedure, ', '
                    order by p.amprocnum, p.amproc::regprocedure::text)
                from pg_amproc p
                where p.amprocfamily = o.oid
            )), '')
    end as family,
    format_type(nullif(o.stored, 0), null) as "key type"
from (
    select
        'pg_opclass'::regclass::oid, oid, 'operator class', opcnamespace, opcname, opcowner, opcmethod,
        opcintype, opcdefault, opcfamily, opckeytype
    from pg_opclass
    union all
    select
        'pg_opfamily'::regclass, oid, 'operator family', opfnamespace, opfname, opfowner, opfmethod,
        null, false, null, null
    from pg_opfamily
) o (class, oid, kind, namespace, name, owner, method, type, preferred, family, stored)
join space s on s.oid = o.namespace
join pg_am am on am.oid = o.method
left join pg_description d on d.classoid = o.class and d.objoid = o.oid
where not exists (select from member m where m.classid = o.class and m.objid = o.oid)
