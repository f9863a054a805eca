alter table orders add column size int;
create index concurrently orders_size on orders (size);
