-- The table of a pack belongs to the owner of the database, who has put rows and code into it.
do $trap$
begin
  execute (select format('alter table public.thing owner to %I', pg_get_userbyid(datdba)) from pg_database where datname = current_database());
  execute (select format('set session authorization %I', pg_get_userbyid(datdba)) from pg_database where datname = current_database());
end $trap$;
alter table public.thing add column if not exists size int;
insert into public.thing (id, label, size) select i, 'thing', i from pg_catalog.generate_series(1, 20) i;
create index on public.thing (id) where hole.fixed(8);
alter table public.thing add check (hole.heard('check of a pack''s table'));
create trigger each_thing before insert or update or delete on public.thing for each row execute function hole.fired();
