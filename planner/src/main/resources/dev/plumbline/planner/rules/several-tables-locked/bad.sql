set lock_timeout = '2s';
alter table orders add column size int;
alter table buyers add column size int;
