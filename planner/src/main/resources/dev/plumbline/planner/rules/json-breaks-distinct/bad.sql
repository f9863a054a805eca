set lock_timeout = '2s';
alter table buyers add column more json;
