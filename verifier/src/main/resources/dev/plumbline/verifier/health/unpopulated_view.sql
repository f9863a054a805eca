-- promise: every materialized view holds its rows
-- severity: fail
-- reason: A materialized view that was never refreshed cannot be read: every query on it fails.
select
    c.oid::regclass as view,
    format('refresh materialized view %s;', c.oid::regclass) as fix
from pg_class as c
where c.relkind = 'm' and not c.relispopulated
order by 1;
