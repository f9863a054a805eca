create table orders (id bigint primary key, note text default 'none', placed timestamptz not null default now());
