create table orders (id bigserial primary key, note text);
