set lock_timeout = '2s';
alter table buyers set (fillfactor = 90);
