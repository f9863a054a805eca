select
    'pg_class'::regclass::oid as class,
    r.oid,
    a.attnum as sub,
    'column' as kind,
    r.name || '.' || quote_ident(a.attname) as name,
    a.attacl::text as acl,
    pg_get_userbyid(r.relowner) as grantor,
    d.description as comment,
    format_type(a.atttypid, a.atttypmod) as type,
    case
        when a.attcollation not in (0, t.typcollation) then a.attcollation::regcollation::text
    end as collation,
    case
        when exists ( -- 18+
            select -- 18+
            from pg_constraint k -- 18+
            where k.conrelid = r.oid and k.contype = 'n' and k.conkey[1] = a.attnum and not k.convalidated -- 18+
        ) then 'not valid' -- 18+
        when a.attnotnull then 'yes'
    end as "not null",
    k.name as "~not null name", -- 18+
    case when a.attislocal then 'yes' end as "~local",
    case when a.attgenerated = '' then e.oid end as "~default number",
    case when a.attgenerated = '' then pg_get_expr(e.adbin, e.adrelid) end as "default",
    case a.attidentity when 'a' then 'always' when 'd' then 'by default' end as identity,
    q.settings as "identity sequence",
    q.name as "~identity sequence name",
    case a.attgenerated when 's' then 'stored' when 'v' then 'virtual' end as generated,
    case when a.attgenerated <> '' then pg_get_expr(e.adbin, e.adrelid) end as "generated as",
    case
        when a.attstorage <> t.typstorage
            then case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end
    end as storage,
    case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4' end as compression, -- 14+
    nullif(a.attstattarget, -1) as "statistics target",
    -- An option that starts with pg_ is a stamp the server writes for itself.
    (select string_agg(o, ', ' order by o) from unnest(a.attoptions) as o where o !~ '^pg_') as options,
    (select string_agg(quote_ident(o.option_name) || ' ' || quote_literal(o.option_value), ', ' order by o.option_name) from pg_options_to_table(a.attfdwoptions) as o) as "foreign options",
    array['table ' || r.name, 'foreign table ' || r.name] as whole,
    case
        when a.attinhcount > 0 then (
            select array_agg('column ' || i.inhparent::regclass::text || '.' || quote_ident(a.attname))
            from pg_inherits i
            where i.inhrelid = r.oid
        )
    end as origin
from relation r
join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
join pg_type t on t.oid = a.atttypid
left join pg_attrdef e on e.adrelid = a.attrelid and e.adnum = a.attnum
left join pg_description d on d.classoid = 'pg_class'::regclass and d.objoid = r.oid and d.objsubid = a.attnum
left join lateral ( -- 18+
    select quote_ident(n.conname) as name -- 18+
    from pg_constraint n -- 18+
    where n.conrelid = r.oid and n.contype = 'n' and n.conkey[1] = a.attnum -- 18+
) k on true -- 18+
left join lateral (
    select
        q.seqrelid::regclass::text as name,
        format(
            'start %s increment %s minvalue %s maxvalue %s cache %s%s',
            q.seqstart, q.seqincrement, q.seqmin, q.seqmax, q.seqcache, case when q.seqcycle then ' cycle' else '' end) as settings
    from pg_depend p
    join pg_sequence q on q.seqrelid = p.objid
    where a.attidentity <> ''
      and p.classid = 'pg_class'::regclass
      and p.refclassid = 'pg_class'::regclass
      and p.refobjid = a.attrelid
      and p.refobjsubid = a.attnum
      and p.deptype = 'i'
) q on true
where r.relkind in ('r', 'p', 'f')
