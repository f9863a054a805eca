select
  'pg_class'::regclass::oid,
  c.oid,
  1,
  format('%I.%I', s.nspname, c.relname),
  format(
    'create %ssequence %I.%I as %s start with %s increment by %s minvalue %s maxvalue %s cache %s%s',
    case when c.relpersistence = 'u' then 'unlogged ' end,
    s.nspname,
    c.relname,
    format_type(q.seqtypid, null),
    q.seqstart,
    q.seqincrement,
    q.seqmin,
    q.seqmax,
    q.seqcache,
    case when q.seqcycle then ' cycle' else '' end)
from pg_sequence q
join pg_class c on c.oid = q.seqrelid
join scope s on s.oid = c.relnamespace
where not exists (
    select from pg_depend d
    where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('i', 'e'))
