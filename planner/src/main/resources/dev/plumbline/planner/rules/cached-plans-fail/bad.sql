set lock_timeout = '2s';
alter table orders alter column note type varchar(80);
