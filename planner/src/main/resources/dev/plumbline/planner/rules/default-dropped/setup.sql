create table orders (id bigint primary key, buyer_id bigint not null, note text, placed timestamptz not null default now());
create table counted (id bigint generated always as identity primary key);
