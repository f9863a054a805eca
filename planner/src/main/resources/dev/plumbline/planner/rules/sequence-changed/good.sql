set lock_timeout = '2s';
alter sequence numbers cache 50;
