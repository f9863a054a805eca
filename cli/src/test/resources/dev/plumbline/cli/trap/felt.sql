-- A foreign key whose values are compared by a cast of the owner's.
do $trap$
begin
  execute (select format('set session authorization %I', pg_get_userbyid(datdba)) from pg_database where datname = current_database());
end $trap$;
create table public.feeling (word pg_catalog.text primary key);
insert into public.feeling values ('sad'), ('ok'), ('glad');
create table public.felt (id pg_catalog.int4 primary key, mood public.mood references public.feeling);
insert into public.felt values (1, 'ok');
