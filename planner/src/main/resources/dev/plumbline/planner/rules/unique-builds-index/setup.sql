create table buyers (id bigint primary key, name text not null);
create table orders (id bigint, number bigint not null, buyer_id bigint not null, note text, placed timestamptz not null default now());
create index orders_note on orders (note);
create unique index orders_note_unique on orders (note);
