set lock_timeout = '2s';
alter table orders add column size int;
update orders set size = 1 where id = 7;
