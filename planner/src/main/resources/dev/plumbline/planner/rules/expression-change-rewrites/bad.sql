set lock_timeout = '2s';
alter table orders alter column size set expression as (length(note) + 1);
