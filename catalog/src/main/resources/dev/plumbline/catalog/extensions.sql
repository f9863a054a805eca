select
    'pg_extension'::regclass::oid as class,
    x.oid,
    0 as sub,
    'extension' as kind,
    quote_ident(x.extname) as name,
    x.extversion as version,
    case when n.nspname = scope.home then '(home)' else quote_ident(n.nspname) end as schema
from pg_extension x
join pg_namespace n on n.oid = x.extnamespace
cross join scope
where x.extname <> 'plpgsql'
