set lock_timeout = '2s';
alter table buyers replica identity full;
