set lock_timeout = '2s';
alter table counted alter column id drop identity;
