-- The same for a role that may not read them: the view's, without the lists of most common values, which it gives as text only.
select
  v.statistics_schemaname::text,
  v.statistics_name::text,
  v.schemaname::text,
  v.tablename::text,
  array(select a.attname::text from unnest(x.stxkeys::int2[]) k join pg_catalog.pg_attribute a
    on a.attrelid = x.stxrelid and a.attnum = k order by k),
  array(select k from unnest(x.stxkeys::int2[]) k order by k),
  false,
  v.inherited,
  v.n_distinct::bytea,
  v.dependencies::bytea,
  null::bytea
from pg_catalog.pg_stats_ext v
join pg_catalog.pg_statistic_ext x on x.stxname = v.statistics_name
  and x.stxnamespace = (select n.oid from pg_catalog.pg_namespace n where n.nspname = v.statistics_schemaname)
where v.n_distinct is not null or v.dependencies is not null
