select
    'pg_namespace'::regclass::oid as class,
    s.oid,
    0 as sub,
    'schema' as kind,
    quote_ident(s.nspname) as name,
    pg_get_userbyid(s.nspowner) as owner,
    s.nspacl::text as acl,
    acldefault('n', s.nspowner)::text as acl_default,
    d.description as comment
from space s
cross join scope
left join pg_description d on d.classoid = 'pg_namespace'::regclass and d.objoid = s.oid and d.objsubid = 0
where s.nspname is distinct from scope.home
  and not (
      s.nspname = '@own schema@'
      and scope.bookkeeping <> ''
      and exists (select from pg_class c where c.relnamespace = s.oid and c.relname ~ '^(@own relations@)$'))
  and not exists (select from member m where m.classid = 'pg_namespace'::regclass and m.objid = s.oid)
