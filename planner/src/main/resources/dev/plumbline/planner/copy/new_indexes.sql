-- Indexes the target does not have: what their size is worked out from.
select
  i.indexrelid::bigint,
  pg_catalog.pg_relation_filepath(i.indexrelid),
  i.indrelid::pg_catalog.regclass::text,
  am.amname::text,
  pg_catalog.pg_get_expr(i.indpred, i.indrelid),
  greatest(h.reltuples, 0),
  (
    select coalesce(sum(coalesce(
      (select max(s.stawidth) from pg_catalog.pg_statistic s where s.starelid = i.indrelid and s.staattnum = k.attnum and k.attnum > 0),
      case when a.attlen > 0 then a.attlen else 32 end)), 8)
    from unnest(i.indkey::int2[]) with ordinality k (attnum, position)
    join pg_catalog.pg_attribute a on a.attrelid = i.indexrelid and a.attnum = k.position)::int
from pg_catalog.pg_index i
join pg_catalog.pg_class c on c.oid = i.indexrelid
join pg_catalog.pg_am am on am.oid = c.relam
join pg_catalog.pg_class h on h.oid = i.indrelid
where c.relkind = 'i'
  and h.relkind in ('r', 'm')
  and c.relpersistence <> 't'
  and h.relnamespace not in (select n.oid from pg_catalog.pg_namespace n where n.nspname ~ '^pg_' or n.nspname = 'information_schema')
  and i.indexrelid not in (select r.relid from pg_temp.target_relations r where r.relid is not null)
order by 1
