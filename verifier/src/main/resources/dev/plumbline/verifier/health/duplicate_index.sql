-- promise: no two indexes are the same
-- severity: warn
-- reason: Two indexes with the same definition serve the same reads and cost every write twice.
with described as (
    select
        i.indexrelid,
        i.indrelid,
        i.indisunique,
        exists (select from pg_constraint as k where k.conindid = i.indexrelid) as in_use_by_constraint,
        md5(concat_ws('|', c.relam, i.indkey, i.indclass, i.indcollation, i.indoption,
            pg_get_expr(i.indexprs, i.indrelid), pg_get_expr(i.indpred, i.indrelid),
            i.indnatts, i.indnkeyatts)) as shape
    from pg_index as i
    join pg_class as c on c.oid = i.indexrelid
    join pg_namespace as n on n.oid = c.relnamespace
    where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and not c.relispartition
)
select
    duplicate.indexrelid::regclass as index,
    kept.indexrelid::regclass as same_as,
    duplicate.indrelid::regclass as table,
    pg_size_pretty(pg_relation_size(duplicate.indexrelid)) as size,
    case
        when not duplicate.in_use_by_constraint then format('drop index concurrently %s;', duplicate.indexrelid::regclass)
    end as fix
from described as duplicate
join described as kept on kept.indrelid = duplicate.indrelid and kept.shape = duplicate.shape
where (kept.in_use_by_constraint, kept.indisunique, -kept.indexrelid::bigint)
    > (duplicate.in_use_by_constraint, duplicate.indisunique, -duplicate.indexrelid::bigint)
    and not exists (
        select
        from described as better
        where better.indrelid = kept.indrelid and better.shape = kept.shape
            and (better.in_use_by_constraint, better.indisunique, -better.indexrelid::bigint)
            > (kept.in_use_by_constraint, kept.indisunique, -kept.indexrelid::bigint)
    )
order by 1;
