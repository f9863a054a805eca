set lock_timeout = '2s';
alter table orders alter column label type varchar(80);
