-- Extended statistics as the bytes they are kept in, and the columns whose numbers are in them.
select
  n.nspname::text,
  x.stxname::text,
  t.nspname::text,
  c.relname::text,
  array(select a.attname::text from unnest(x.stxkeys::int2[]) k join pg_catalog.pg_attribute a
    on a.attrelid = x.stxrelid and a.attnum = k order by k),
  array(select k from unnest(x.stxkeys::int2[]) k order by k),
  exists (
    select from unnest(x.stxkeys::int2[]) k
    join pg_catalog.pg_attribute a on a.attrelid = x.stxrelid and a.attnum = k
    join pg_catalog.pg_type t on t.oid = a.atttypid
    left join pg_catalog.pg_type b on b.oid = case when t.typtype = 'd' then t.typbasetype when t.typcategory = 'A' then t.typelem end
    where t.typtype in ('e', 'c') or b.typtype in ('e', 'c')),
  d.stxdinherit,
  d.stxdndistinct::bytea,
  d.stxddependencies::bytea,
  d.stxdmcv::bytea
from pg_catalog.pg_statistic_ext x
join pg_catalog.pg_namespace n on n.oid = x.stxnamespace
join pg_catalog.pg_class c on c.oid = x.stxrelid
join pg_catalog.pg_namespace t on t.oid = c.relnamespace
join pg_catalog.pg_statistic_ext_data d on d.stxoid = x.oid
