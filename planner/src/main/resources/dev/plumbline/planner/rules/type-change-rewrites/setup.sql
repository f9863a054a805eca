create table buyers (id bigint primary key, name text not null);
create table orders (id bigint primary key, buyer_id bigint not null, note text, size int, placed timestamptz not null default now());
create index orders_note on orders (note);
create type shade as enum ('pale', 'deep');
create type tone as enum ('pale', 'dark');
alter table orders add column shade shade;
