set lock_timeout = '2s';
alter table orders alter column placed set default clock_timestamp();
