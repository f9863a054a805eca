select
  0::oid,
  c.oid,
  2,
  format('%I.%I', s.nspname, c.relname),
  format('alter sequence %I.%I owned by %s.%I', s.nspname, c.relname, d.refobjid::regclass, a.attname)
from pg_class c
join scope s on s.oid = c.relnamespace
join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'a'
  and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0
join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
where c.relkind = 'S'
  and not exists (select from member m where m.classid = 'pg_class'::regclass and m.objid = c.oid)
