set lock_timeout = '2s';
alter table orders add constraint small check (id < 1000000) not valid;
