select
  'pg_namespace'::regclass::oid,
  s.oid,
  1,
  s.nspname::text,
  format('create schema if not exists %I', s.nspname)
from scope s
where not exists (select from member m where m.classid = 'pg_namespace'::regclass and m.objid = s.oid)
