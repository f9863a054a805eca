set lock_timeout = '2s';
alter table notes alter column size set statistics 200;
