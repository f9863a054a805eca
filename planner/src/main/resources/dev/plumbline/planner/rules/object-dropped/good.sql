set lock_timeout = '2s';
drop view everything;
create view everything as select 1 as one, 2 as two;
