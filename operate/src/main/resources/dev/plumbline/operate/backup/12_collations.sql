select
  'pg_collation'::regclass::oid,
  c.oid,
  1,
  format('%I.%I', s.nspname, c.collname),
  format(
    'create collation %I.%I (provider = %s, deterministic = %s, %s)',
    s.nspname,
    c.collname,
    case c.collprovider when 'i' then 'icu' when 'b' then 'builtin' else 'libc' end,
    c.collisdeterministic::text,
    coalesce(
      'locale = ' || quote_literal(coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale'))
        || coalesce(', rules = ' || quote_literal(to_jsonb(c) ->> 'collicurules'), ''),
      format('lc_collate = %L, lc_ctype = %L', c.collcollate, c.collctype)))
from pg_collation c
join scope s on s.oid = c.collnamespace
where not exists (select from member m where m.classid = 'pg_collation'::regclass and m.objid = c.oid)
