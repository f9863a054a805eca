set lock_timeout = '2s';
alter type spot add attribute z int;
