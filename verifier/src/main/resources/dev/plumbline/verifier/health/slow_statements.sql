-- promise: statements take less than 50 ms on average
-- severity: warn
-- reason: Out of pg_stat_statements, since its counters were last reset: the statements that took the most time in total, among
--   those run ten times or more.
-- needs: pg_stat_statements
select
    left(regexp_replace(s.query, '\s+', ' ', 'g'), 200) as statement,
    s.calls,
    round(s.mean_exec_time::numeric, 1) as mean_ms,
    round(s.max_exec_time::numeric, 1) as max_ms,
    round(s.total_exec_time::numeric / 1000, 1) as total_s,
    s.rows
from {needs} as s
where s.dbid = (select oid from pg_database where datname = current_database())
    and s.calls >= 10
    and s.mean_exec_time > 50
order by s.total_exec_time desc
limit 20;
