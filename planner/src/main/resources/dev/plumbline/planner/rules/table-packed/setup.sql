create table buyers (id bigint primary key, name text not null);
create table orders (id bigint primary key, buyer_id bigint not null, note text, placed timestamptz not null default now());
create index orders_note on orders (note);
create materialized view placed as select id, placed from orders;
