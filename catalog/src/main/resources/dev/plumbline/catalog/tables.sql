select
    'pg_class'::regclass::oid as class,
    r.oid,
    0 as sub,
    case r.relkind when 'f' then 'foreign table' else 'table' end as kind,
    r.name,
    pg_get_userbyid(r.relowner) as owner,
    r.relacl::text as acl,
    acldefault('r', r.relowner)::text as acl_default,
    d.description as comment,
    case r.relpersistence when 'u' then 'unlogged' when 't' then 'temporary' end as persistence,
    case when r.relrowsecurity then 'enabled' end as "row security",
    case when r.relforcerowsecurity then 'forced' end as "row security of the owner",
    (
        select string_agg(o, ', ' order by o)
        from (
            select unnest(r.reloptions)
            union all
            select 'toast.' || unnest(t.reloptions)
        ) as options (o)
    ) as options,
    (
        select string_agg(o, ', ')
        from (
            select unnest(r.reloptions)
            union all
            select 'toast.' || unnest(t.reloptions)
        ) as options (o)
    ) as "~options",
    nullif(am.amname, 'heap') as "access method",
    case when r.relkind = 'p' then pg_get_partkeydef(r.oid) end as "partition key",
    case when r.relispartition then parent.names end as "partition of",
    case when r.relispartition then pg_get_expr(r.relpartbound, r.oid) end as "partition bound",
    case when not r.relispartition then parent.names end as inherits,
    case when r.reloftype <> 0 then format_type(r.reloftype, null) end as "of type",
    case when r.relkind <> 'f' then case r.relreplident when 'f' then 'full' when 'n' then 'nothing' end end as "replica identity",
    ts.spcname as tablespace,
    quote_ident(fs.srvname) as server,
    (select string_agg(quote_ident(o.option_name) || ' ' || quote_literal(o.option_value), ', ' order by o.option_name) from pg_options_to_table(f.ftoptions) as o) as "foreign options"
from relation r
left join pg_class t on t.oid = r.reltoastrelid
left join pg_am am on am.oid = r.relam
left join pg_tablespace ts on ts.oid = r.reltablespace
left join pg_foreign_table f on f.ftrelid = r.oid
left join pg_foreign_server fs on fs.oid = f.ftserver
left join pg_description d on d.classoid = 'pg_class'::regclass and d.objoid = r.oid and d.objsubid = 0
left join lateral (
    select string_agg(i.inhparent::regclass::text, ', ' order by i.inhseqno) as names
    from pg_inherits i
    where i.inhrelid = r.oid
) parent on true
where r.relkind in ('r', 'p', 'f')
