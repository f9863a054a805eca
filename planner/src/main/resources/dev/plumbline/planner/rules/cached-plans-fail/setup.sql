create table orders (id bigint primary key, buyer_id bigint not null, note varchar(40), placed timestamptz not null default now());
