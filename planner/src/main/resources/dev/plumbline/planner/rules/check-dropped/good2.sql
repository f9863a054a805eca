set lock_timeout = '2s';
alter table orders alter column note set not null;
alter table orders drop constraint noted;
