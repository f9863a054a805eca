-- promise: no index is the beginning of another
-- severity: warn
-- reason: A b-tree index on (a, b) answers what one on (a) answers; the shorter one costs every write for little. It may be
--   worth keeping because it is smaller.
with plain as (
    select
        i.indexrelid,
        i.indrelid,
        i.indisunique,
        i.indnkeyatts,
        i.indkey::smallint[] as keys,
        i.indclass::oid[] as classes,
        i.indcollation::oid[] as collations,
        i.indoption::smallint[] as options,
        coalesce(pg_get_expr(i.indpred, i.indrelid), '') as predicate
    from pg_index as i
    join pg_class as c on c.oid = i.indexrelid
    join pg_namespace as n on n.oid = c.relnamespace
    join pg_am as a on a.oid = c.relam
    where a.amname = 'btree' and i.indexprs is null and i.indisvalid and not c.relispartition
        and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
        and i.indnatts = i.indnkeyatts
)
select
    short.indexrelid::regclass as index,
    string_agg(long.indexrelid::regclass::text, ', ' order by long.indexrelid) as beginning_of,
    short.indrelid::regclass as table,
    pg_size_pretty(pg_relation_size(short.indexrelid)) as size
from plain as short
join plain as long on long.indrelid = short.indrelid
    and long.indnkeyatts > short.indnkeyatts
    and long.predicate = short.predicate
    and long.keys[0:short.indnkeyatts - 1] = short.keys[0:short.indnkeyatts - 1]
    and long.classes[0:short.indnkeyatts - 1] = short.classes[0:short.indnkeyatts - 1]
    and long.collations[0:short.indnkeyatts - 1] = short.collations[0:short.indnkeyatts - 1]
    and long.options[0:short.indnkeyatts - 1] = short.options[0:short.indnkeyatts - 1]
where not short.indisunique
group by short.indexrelid, short.indrelid
order by 1;
