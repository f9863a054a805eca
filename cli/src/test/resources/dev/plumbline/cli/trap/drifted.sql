-- A table that a pack wants otherwise, with rows whose conversion runs what their owner likes.
do $trap$
begin
  execute (select format('set session authorization %I', pg_get_userbyid(datdba)) from pg_database where datname = current_database());
end $trap$;
create table public.drifted (
  id pg_catalog.int4 primary key,
  little public.small,
  size pg_catalog.int4 constraint drifted_little check (hole.heard('check of a drifted table')),
  other_id pg_catalog.int4);
insert into public.drifted select i, i, nullif(i, 3), i from pg_catalog.generate_series(1, 20) i;
create index on public.drifted (size) where hole.fixed(6);
create trigger each_drifted before insert or update or delete on public.drifted for each row execute function hole.fired();
create table public.drifted_whole (id pg_catalog.int4 primary key);
insert into public.drifted_whole select i from pg_catalog.generate_series(1, 20) i;
create index on public.drifted_whole (id) where hole.fixed(7);
