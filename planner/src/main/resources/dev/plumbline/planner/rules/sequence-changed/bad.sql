set lock_timeout = '2s';
alter sequence numbers increment by 50;
