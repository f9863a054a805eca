-- A row without a parent, told by a cast of the owner's.
set session_replication_role = replica;
insert into public.felt values (2, 'glad');
delete from public.feeling where word operator(pg_catalog.=) 'glad';
reset session_replication_role;
alter table public.felt drop constraint felt_mood_fkey;
alter table public.felt add constraint felt_feeling foreign key (mood) references public.feeling not valid;
