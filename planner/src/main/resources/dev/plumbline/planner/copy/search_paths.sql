-- The path of each role that has one of its own here; the empty name is everybody else's.
select
  coalesce(r.rolname, '')::text,
  substr(x.setting, length('search_path=') + 1)
from pg_catalog.pg_db_role_setting s
left join pg_catalog.pg_roles r on r.oid = s.setrole
cross join lateral unnest(s.setconfig) x (setting)
where s.setdatabase in (0, (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database()))
  and x.setting like 'search\_path=%'
order by s.setrole, s.setdatabase
