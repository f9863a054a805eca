create table orders (id bigint primary key, buyer_id bigint not null);
