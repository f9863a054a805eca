-- What ran in this database, most time first. A text that belongs to somebody else is not shown to everybody.
select
  s.query,
  coalesce(r.rolname, '')::text,
  s.calls,
  s.mean_exec_time,
  greatest(extract(epoch from pg_catalog.now() - i.stats_reset)::float8 / 86400, 1.0 / 24)
from %1$s.pg_stat_statements s
cross join %1$s.pg_stat_statements_info i
left join pg_catalog.pg_roles r on r.oid = s.userid
where s.dbid = (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())
  and s.query is not null
order by s.total_exec_time desc
