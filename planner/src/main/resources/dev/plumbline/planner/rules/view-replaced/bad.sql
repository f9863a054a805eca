set lock_timeout = '2s';
create or replace view notes as select id, note, placed from orders where note is not null;
