set lock_timeout = '2s';
alter table buyers rename constraint named to has_name;
