-- The tables and functions of a pack that ships belong to somebody else, and run what he likes.
do $trap$
declare
  home text; thief text; one text;
begin
  select quote_ident(n.nspname) into home from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relname = 'vehicle_options';
  select pg_get_userbyid(datdba) into thief from pg_database where datname = current_database();
  execute format('insert into %s.engines (name) values (''V8'')', home);
  execute format('insert into %s.transmissions (type) values (''CVT'')', home);
  execute format('insert into %s.vehicle_options (year, make, model, trim, engine_id, transmission_id)'
    || ' values (2000, ''Ford'', ''Focus'', ''X'', 1, 1), (2001, ''Ford'', ''Focus'', ''Y'', 1, 1)', home);
  for one in
    select format('alter %s %s owner to %I', case c.relkind when 'v' then 'view' else 'table' end, c.oid::regclass, thief)
    from pg_class c join pg_roles o on o.oid = c.relowner and o.rolsuper
    where c.relkind in ('r', 'p', 'v') and c.oid >= 16384 and c.relnamespace not in ('plumbline'::regnamespace)
    union all
    select format('alter function %s owner to %I', p.oid::regprocedure, thief)
    from pg_proc p join pg_roles o on o.oid = p.proowner and o.rolsuper
    where p.oid >= 16384
  loop
    execute one;
  end loop;
  execute format('create or replace function %1$s.get_makes_for_year(year integer) returns table (make varchar) language plpgsql stable as $f$
    begin
      perform hole.alarm(''function of a pack'');
      return query select distinct o.make from %1$s.vehicle_options o where o.year operator(pg_catalog.=) get_makes_for_year.year order by 1;
    end $f$', home);
  foreach one in array '{engines,transmissions,vehicle_options}'::text[] loop
    execute format('create index on %s.%I (id) where hole.fixed(4)', home, one);
  end loop;
end $trap$;
