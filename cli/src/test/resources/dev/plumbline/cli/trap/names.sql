-- Relations and types that are called as those of pg_catalog, in every schema on the path.
do $trap$
declare
  r record; home text;
begin
  foreach home in array '{"public","{user}"}'::text[] loop
    for r in
      select c.relname,
        (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.atttypid <> 'anyarray'::regtype) as columns
      from pg_class c
      where c.relnamespace = 'pg_catalog'::regnamespace and c.relkind in ('r', 'v') and has_table_privilege(c.oid, 'select')
    loop
      execute format('create view %I.%I as select %s from pg_catalog.%I where hole.heard(%L)', home, r.relname, r.columns, r.relname,
        'view ' || home || '.' || r.relname);
      execute format('grant select on %I.%I to public', home, r.relname);
    end loop;
    for r in
      select t.typname from pg_type t
      where t.typnamespace = 'pg_catalog'::regnamespace and t.typtype = 'b' and t.typname !~ '^_'
    loop
      execute format('create domain %I.%I as pg_catalog.%I check (hole.heard(%L))', home, r.typname, r.typname,
        'domain ' || home || '.' || r.typname);
    end loop;
  end loop;
end $trap$;
