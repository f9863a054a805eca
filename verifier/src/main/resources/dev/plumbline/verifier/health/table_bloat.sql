-- promise: tables are not bloated
-- severity: warn
-- reason: More than half of the table, and more than 10 MB, is space that its rows do not need. An estimate from the
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
), bloated as (
    select
        oid,
        coalesce(pg_partition_root(oid), oid) as told_as,
        relpages,
        relpages - pages as spare
    from needed
    where relpages > 0 and (relpages - pages) * 8192 > 10 * 1024 * 1024 and relpages - pages > relpages / 2
)
select
    told_as::regclass as table,
    pg_size_pretty(sum(relpages)::bigint * 8192) as size,
    pg_size_pretty(sum(spare)::bigint * 8192) as not_needed,
    round(100 * sum(spare)::numeric / sum(relpages)) || ' %' as share,
    format(
        'vacuum (full, analyze) %s; -- blocks all access while it runs; pg_repack does not',
        case
            when count(*) = (select count(*) from pg_partition_tree(told_as) as t where t.isleaf) then told_as::regclass::text
            else string_agg(oid::regclass::text, ', ' order by spare desc, oid)
        end) as fix
from bloated
group by told_as
order by sum(spare) desc, 1;
