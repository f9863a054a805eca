set lock_timeout = '2s';
alter table buyers rename constraint buyers_named to buyers_name_there;
