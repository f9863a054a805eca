select
  'pg_attrdef'::regclass::oid,
  ad.oid,
  1,
  format('%I.%I.%I', s.nspname, c.relname, a.attname),
  format('alter table only %I.%I alter column %I set default %s', s.nspname, c.relname, a.attname, pg_get_expr(ad.adbin, ad.adrelid))
from pg_attrdef ad
join pg_attribute a on a.attrelid = ad.adrelid and a.attnum = ad.adnum
join pg_class c on c.oid = a.attrelid
join scope s on s.oid = c.relnamespace
where a.attgenerated = ''
  and c.relpersistence <> 't'
  and not exists (select from member m where m.classid = 'pg_class'::regclass and m.objid = c.oid)
