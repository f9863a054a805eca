-- promise: every index is valid
-- severity: fail
-- reason: An index that is not valid costs every write and serves no read; it is what a failed CREATE INDEX CONCURRENTLY
--   leaves behind, and IF NOT EXISTS then hides it.
select
    i.indexrelid::regclass as index,
    i.indrelid::regclass as table,
    case
        when not i.indislive then 'being dropped'
        when not i.indisready then 'not ready: writes do not reach it'
        else 'not valid: queries do not use it'
    end as state,
    pg_size_pretty(pg_relation_size(i.indexrelid)) as size,
    case c.relkind when 'i' then format('reindex index concurrently %s;', i.indexrelid::regclass) end as fix
from pg_index as i
join pg_class as c on c.oid = i.indexrelid
where not (i.indisvalid and i.indisready and i.indislive)
    and not exists (
        select
        from pg_inherits as h
        join pg_index as part on part.indexrelid = h.inhrelid
        where h.inhparent = i.indexrelid and not part.indisvalid
    )
order by 1;
