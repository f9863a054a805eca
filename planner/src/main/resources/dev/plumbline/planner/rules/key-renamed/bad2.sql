set lock_timeout = '2s';
alter table buyers rename constraint buyers_name to buyers_once;
