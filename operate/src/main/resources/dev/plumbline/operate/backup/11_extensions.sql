select
  'pg_extension'::regclass::oid,
  e.oid,
  1,
  e.extname::text,
  format('create extension if not exists %I with schema %I', e.extname, n.nspname)
from pg_extension e
join pg_namespace n on n.oid = e.extnamespace
where e.extname <> 'plpgsql'
  and (n.oid in (select oid from scope) or (select whole from reach))
