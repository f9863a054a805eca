select
  'pg_statistic_ext'::regclass::oid,
  x.oid,
  6,
  format('%I.%I', s.nspname, x.stxname),
  pg_get_statisticsobjdef(x.oid)
    || case
      when x.stxstattarget >= 0 then format('; alter statistics %I.%I set statistics %s', s.nspname, x.stxname, x.stxstattarget)
      else ''
    end
from pg_statistic_ext x
join scope s on s.oid = x.stxnamespace
