select
  0::oid,
  c.oid,
  4,
  c.oid::regclass::text,
  format('alter index %s attach partition %s', i.inhparent::regclass, c.oid::regclass)
from pg_class c
join scope s on s.oid = c.relnamespace
join pg_inherits i on i.inhrelid = c.oid
where c.relkind in ('i', 'I')
