select s.nspname, c.relname
from pg_class c
join scope s on s.oid = c.relnamespace
where c.relkind = 'S'
  and c.relpersistence <> 't'
  and not exists (select from member m where m.classid = 'pg_class'::regclass and m.objid = c.oid)
order by 1, 2
