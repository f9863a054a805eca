select
    'pg_type'::regclass::oid as class,
    t.oid,
    0 as sub,
    case t.typtype when 'e' then 'enum' when 'd' then 'domain' when 'c' then 'composite type' when 'r' then 'range type' else 'base type' end
        as kind,
    s.prefix || quote_ident(t.typname) as name,
    pg_get_userbyid(t.typowner) as owner,
    t.typacl::text as acl,
    acldefault('T', t.typowner)::text as acl_default,
    d.description as comment,
    case
        when t.typtype = 'e' then (
            select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)
            from pg_enum e
            where e.enumtypid = t.oid
        )
    end as labels,
    case when t.typtype = 'd' then format_type(t.typbasetype, t.typtypmod) end as type,
    case
        when t.typtype = 'd' and t.typcollation not in (0, b.typcollation) then t.typcollation::regcollation::text
    end as collation,
    case when t.typtype = 'd' and t.typnotnull then 'yes' end as "not null",
    case when t.typtype = 'd' then coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault) end as "default",
    case
        when t.typtype = 'c' then (
            select string_agg(
                quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
                || case when a.attcollation not in (0, y.typcollation) then ' collate ' || a.attcollation::regcollation else '' end,
                ', ' order by a.attnum)
            from pg_attribute a
            join pg_type y on y.oid = a.atttypid
            where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped
        )
    end as attributes,
    case
        when t.typtype = 'c' then (
            select string_agg(quote_ident(a.attname) || ': ' || e.description, E'\n' order by a.attnum)
            from pg_attribute a
            join pg_description e on e.classoid = 'pg_class'::regclass and e.objoid = a.attrelid and e.objsubid = a.attnum
            where a.attrelid = t.typrelid and not a.attisdropped
        )
    end as "attribute comments",
    case
        when t.typtype = 'r' then concat_ws(
            ', ',
            'subtype = ' || format_type(g.rngsubtype, null),
            'collation = ' || nullif(g.rngcollation, 0)::regcollation,
            'subtype_opclass = ' || (
                select quote_ident(n.nspname) || '.' || quote_ident(o.opcname)
                from pg_opclass o
                join pg_namespace n on n.oid = o.opcnamespace
                where o.oid = g.rngsubopc and not o.opcdefault
            ),
            'canonical = ' || nullif(g.rngcanonical, 0)::regproc,
            'multirange_type_name = ' || format_type(g.rngmultitypid, null), -- 14+
            'subtype_diff = ' || nullif(g.rngsubdiff, 0)::regproc)
    end as definition,
    case
        when t.typtype = 'b' then concat_ws(
            ', ',
            'input = ' || t.typinput::regproc,
            'output = ' || t.typoutput::regproc,
            'receive = ' || nullif(t.typreceive, 0)::regproc,
            'send = ' || nullif(t.typsend, 0)::regproc,
            'internallength = ' || t.typlen,
            'alignment = ' || t.typalign::text,
            'storage = ' || t.typstorage::text,
            'category = ' || t.typcategory::text,
            'delimiter = ' || t.typdelim::text,
            case when t.typbyval then 'passedbyvalue' end,
            case when t.typispreferred then 'preferred' end)
        when t.typtype = 'p' then 'shell'
    end as layout
from pg_type t
join space s on s.oid = t.typnamespace
left join pg_type b on b.oid = t.typbasetype
left join pg_range g on g.rngtypid = t.oid
left join pg_class c on c.oid = t.typrelid
left join pg_description d on d.classoid = 'pg_type'::regclass and d.objoid = t.oid and d.objsubid = 0
where (t.typtype in ('e', 'd', 'r', 'b', 'p') or t.typtype = 'c' and c.relkind = 'c')
  and t.oid = any (?::oid[]) -- only
  and not (t.typelem <> 0 and exists (select from pg_type e where e.oid = t.typelem and e.typarray = t.oid))
  and not exists (select from member m where m.classid = 'pg_type'::regclass and m.objid = t.oid)
