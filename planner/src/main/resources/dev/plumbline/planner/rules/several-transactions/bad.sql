set lock_timeout = '2s';
begin;
alter table orders add constraint small check (id < 1000000) not valid;
commit;
begin;
alter table orders validate constraint small;
commit;
