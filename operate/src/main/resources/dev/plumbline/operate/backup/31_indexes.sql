select
  'pg_class'::regclass::oid,
  i.indexrelid,
  3,
  i.indexrelid::regclass::text,
  pg_get_indexdef(i.indexrelid)
    || coalesce((
      select string_agg(
        format('; alter index %s alter column %s set statistics %s', i.indexrelid::regclass, a.attnum, a.attstattarget),
        '' order by a.attnum)
      from pg_attribute a
      where a.attrelid = i.indexrelid and a.attstattarget >= 0), '')
from pg_index i
join pg_class c on c.oid = i.indrelid
join scope s on s.oid = c.relnamespace
where c.relkind in ('r', 'p', 'm')
  and c.relpersistence <> 't'
  and (i.indisvalid or c.relkind = 'p')
  and not exists (
    select from pg_constraint k
    where k.conindid = i.indexrelid and k.conrelid = i.indrelid and k.contype in ('p', 'u', 'x'))
  and not exists (select from member m where m.classid = 'pg_class'::regclass and m.objid in (c.oid, i.indexrelid))
