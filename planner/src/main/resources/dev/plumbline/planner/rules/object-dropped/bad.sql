set lock_timeout = '2s';
drop view everything;
