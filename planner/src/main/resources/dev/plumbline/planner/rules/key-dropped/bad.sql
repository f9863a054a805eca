set lock_timeout = '2s';
alter table buyers drop constraint buyers_name;
