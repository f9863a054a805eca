set lock_timeout = '2s';
alter table orders set tablespace pg_default;
