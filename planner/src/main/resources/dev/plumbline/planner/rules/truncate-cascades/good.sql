set lock_timeout = '2s';
delete from buyers where name = 'gone';
