select
  'pg_policy'::regclass::oid,
  p.oid,
  6,
  p.polrelid::regclass::text || ' ' || p.polname,
  format(
    'create policy %I on %s as %s for %s to %s%s%s',
    p.polname,
    p.polrelid::regclass,
    case when p.polpermissive then 'permissive' else 'restrictive' end,
    case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
    (
      select string_agg(case when r = 0 then 'public' else quote_ident(pg_get_userbyid(r)) end, ', ' order by r)
      from unnest(p.polroles) r),
    ' using (' || pg_get_expr(p.polqual, p.polrelid) || ')',
    ' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')')
from pg_policy p
join pg_class c on c.oid = p.polrelid
join scope s on s.oid = c.relnamespace
where not exists (select from member m where m.classid = 'pg_class'::regclass and m.objid = c.oid)
