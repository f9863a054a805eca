select
  0::oid,
  c.oid,
  2,
  format('%I.%I', s.nspname, c.relname),
  format(
    'alter table %s attach partition %I.%I %s',
    i.inhparent::regclass,
    s.nspname,
    c.relname,
    pg_get_expr(c.relpartbound, c.oid))
from pg_class c
join scope s on s.oid = c.relnamespace
join pg_inherits i on i.inhrelid = c.oid
where c.relispartition and c.relkind in ('r', 'p')
  and not exists (select from member m where m.classid = 'pg_class'::regclass and m.objid = c.oid)
