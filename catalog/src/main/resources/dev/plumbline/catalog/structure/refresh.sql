select
  0::oid,
  c.oid,
  7,
  c.oid::regclass::text,
  format('refresh materialized view %s', c.oid::regclass)
from pg_class c
join scope s on s.oid = c.relnamespace
where c.relkind = 'm'
  and c.relispopulated
  and not exists (select from member m where m.classid = 'pg_class'::regclass and m.objid = c.oid)
