set lock_timeout = '2s';
drop table if exists nowhere;
