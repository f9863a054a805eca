set lock_timeout = '2s';
alter table orders add column size int;
alter table orders alter column size set default 1;
