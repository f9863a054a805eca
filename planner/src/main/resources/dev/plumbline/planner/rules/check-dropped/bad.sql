set lock_timeout = '2s';
alter table buyers drop constraint named;
