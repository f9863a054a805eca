set lock_timeout = '2s';
begin;
alter table orders add column size int;
