alter table orders add column size int;
