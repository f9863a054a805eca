-- Rows without a parent, under foreign keys that are still to be validated.
set session_replication_role = replica;
alter table public.part drop constraint part_item_id_fkey;
insert into public.part (id, item_id, label) values (900, 999, 'orphan');
alter table public.part add constraint part_item foreign key (item_id) references public.item not valid;
alter table public.guarded_part drop constraint guarded_part_whole_id_fkey;
alter table public.guarded_part drop constraint guarded_part_check;
insert into public.guarded_part (id, whole_id, label) values (900, 999, 'orphan');
alter table public.guarded_part add constraint guarded_part_whole foreign key (whole_id) references public.guarded_whole not valid;
reset session_replication_role;
