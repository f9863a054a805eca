select
  'pg_class'::regclass::oid,
  c.oid,
  1,
  format('%I.%I', s.nspname, c.relname),
  format(
    E'create %sview %I.%I%s as\n%s%s',
    case when c.relkind = 'm' then 'materialized ' end,
    s.nspname,
    c.relname,
    ' with (' || (
      select string_agg(format('%s=%L', split_part(o, '=', 1), substr(o, strpos(o, '=') + 1)), ', ')
      from unnest(c.reloptions) o) || ')',
    rtrim(pg_get_viewdef(c.oid), ';'),
    case when c.relkind = 'm' then E'\nwith no data' end)
from pg_class c
join scope s on s.oid = c.relnamespace
where c.relkind in ('v', 'm')
  and c.relpersistence <> 't'
  and not exists (select from member m where m.classid = 'pg_class'::regclass and m.objid = c.oid)
