create table orders (id bigint primary key, note text);
create index orders_note on orders (note);
