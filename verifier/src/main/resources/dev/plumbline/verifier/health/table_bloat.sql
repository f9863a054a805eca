-- promise: tables are not bloated
-- severity: warn
-- reason: More than half of the table, and more than 10 MB, is room that its rows do not need. An estimate out of the
--   planner's statistics (average widths): off by a few per cent, never by half.
with width as (
    select
        c.oid,
        c.relpages,
        c.reltuples,
        coalesce(substring(array_to_string(c.reloptions, ' ') from 'fillfactor=([0-9]+)')::numeric, 100) / 100 as filled,
        -- 23 bytes of header, one bit per column, padded to 8; a row pointer of 4; 2 bytes of padding a column at most
        24 + 8 * (count(*) > 8)::int + 4 + sum((1 - s.null_frac) * (s.avg_width + 2)) as bytes
    from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    join pg_stats as s on s.schemaname = n.nspname and s.tablename = c.relname and not s.inherited
    where c.relkind in ('r', 'm') and c.reltuples > 0
        and n.nspname not in ('pg_catalog', 'information_schema')
    group by c.oid, c.relpages, c.reltuples, c.reloptions
), needed as (
    select
        oid,
        relpages,
        ceil(reltuples * bytes / (8168 * filled)) as pages
    from width
)
select
    oid::regclass as table,
    pg_size_pretty(relpages::bigint * 8192) as size,
    pg_size_pretty((relpages - pages)::bigint * 8192) as not_needed,
    round(100 * (relpages - pages)::numeric / relpages) || ' %' as share,
    format('vacuum (full, analyze) %s; -- blocks all access while it runs; pg_repack does not', oid::regclass) as fix
from needed
where relpages > 0 and (relpages - pages) * 8192 > 10 * 1024 * 1024 and relpages - pages > relpages / 2
order by relpages - pages desc, 1;
