set lock_timeout = 0;
alter table orders add column size int;
