set lock_timeout = '2s';
alter table towns no inherit places;
