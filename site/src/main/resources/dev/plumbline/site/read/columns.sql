select
    a.attrelid,
    a.attnum,
    a.attname,
    format_type(a.atttypid, a.atttypmod) as type,
    a.attnotnull,
    pg_get_expr(ad.adbin, ad.adrelid) as expression,
    a.attgenerated::text as generated,
    a.attidentity::text as identity,
    col_description(a.attrelid, a.attnum) as comment,
    s.null_frac::float8 as null_share,
    s.n_distinct::float8 as distinct_values,
    s.avg_width as width
from pg_attribute a
join pg_class c on c.oid = a.attrelid
join pg_namespace n on n.oid = c.relnamespace
left join pg_attrdef ad on ad.adrelid = a.attrelid and ad.adnum = a.attnum
left join pg_stats s
    on s.schemaname = n.nspname
    and s.tablename = c.relname
    and s.attname = a.attname
    and s.inherited = (c.relkind = 'p')
where a.attnum > 0
    and not a.attisdropped
    and c.relkind in ('r', 'p', 'v', 'm', 'f')
    and n.nspname !~ '^pg_'
    and n.nspname <> 'information_schema'
