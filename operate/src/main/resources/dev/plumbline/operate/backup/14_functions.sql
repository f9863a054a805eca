select
  'pg_proc'::regclass::oid,
  p.oid,
  1,
  format('%I.%I(%s)', s.nspname, p.proname, pg_get_function_identity_arguments(p.oid)),
  rtrim(pg_get_functiondef(p.oid), E'\n')
from pg_proc p
join scope s on s.oid = p.pronamespace
where p.prokind in ('f', 'p', 'w')
  and not exists (select from member m where m.classid = 'pg_proc'::regclass and m.objid = p.oid)
