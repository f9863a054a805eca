create table orders (id bigint primary key, note text);
create table lines (order_id bigint, place int);
create table parts (order_id bigint, place int);
create index parts_order on parts (order_id);
