select
    'pg_class'::regclass::oid as class,
    r.oid,
    0 as sub,
    'index' as kind,
    r.name,
    t.name as "on",
    d.description as comment,
    case when x.indisunique then 'yes' end as "unique",
    regexp_replace(
        substr(def.whole, strpos(def.whole, ' USING ' || am.amname || ' (') + 1),
        '^USING', 'using') as definition,
    case when not x.indisvalid then 'no' end as valid,
    case when x.indisclustered then 'yes' end as clustered,
    case when x.indisreplident then 'yes' end as "replica identity",
    ts.spcname as tablespace,
    (
        select string_agg(a.attnum || ': ' || a.attstattarget, ', ' order by a.attnum)
        from pg_attribute a
        where a.attrelid = r.oid and a.attstattarget >= 0
    ) as "statistics targets",
    array[case t.relkind when 'm' then 'materialized view ' else 'table ' end || t.name] as whole
from relation r
join pg_index x on x.indexrelid = r.oid
join relation t on t.oid = x.indrelid
join pg_am am on am.oid = r.relam
cross join lateral (select pg_get_indexdef(r.oid) as whole offset 0) as def
left join pg_tablespace ts on ts.oid = r.reltablespace
left join pg_description d on d.classoid = 'pg_class'::regclass and d.objoid = r.oid and d.objsubid = 0
where r.relkind in ('i', 'I')
  and not exists (select from pg_constraint k where k.conrelid = x.indrelid and k.conindid = r.oid and k.contype in ('p', 'u', 'x'))
