set lock_timeout = '5min';
alter table orders add column size int;
