alter table orders add column size int;
set lock_timeout = '2s';
