set lock_timeout = '2s';
alter table readings detach partition readings_2024;
