drop publication if exists books, more;
drop schema if exists former, third cascade;
drop schema if exists public cascade;
drop schema if exists elsewhere cascade;
create schema public;
create schema elsewhere;
create type mood as enum ('calm', 'cross');
create type spot as (x int, y int);
create domain code as text check (value <> '');
create domain plain_code as text;
create sequence numbers;
create table buyers (id bigint primary key, name text not null, mail varchar(80), mood mood default 'calm', code plain_code);
create unique index buyers_mail on buyers (mail);
create table orders (
  id bigserial primary key,
  buyer_id bigint not null references buyers (id),
  note varchar(40),
  total numeric(10, 2),
  small int not null default 0,
  placed timestamp default now(),
  day interval(3),
  net cidr,
  weight float4,
  fixed char(8),
  tags text,
  parts text[] default '{}',
  at_zone timestamptz,
  seen text);
create index orders_note on orders (note);
create index orders_small on orders (small);
alter table orders add constraint orders_total_positive check (total > 0) not valid;
alter table orders add constraint orders_note_there check (note is not null);
create table lines (order_id bigint not null, place int not null, amount int, primary key (order_id, place));
alter table lines add constraint lines_order foreign key (order_id) references orders (id) not valid;
create index lines_amount on lines (amount);
create unique index lines_amount_place on lines (amount, place);
create table "Odd name" ("Key" int primary key, "order" text);
create table readings (at date not null, value int) partition by range (at);
create table readings_2024 partition of readings for values from ('2024-01-01') to ('2025-01-01');
create table readings_rest partition of readings default;
create table readings_2025 (at date not null, value int);
create table readings_2023 (at date not null, value int, check (at >= '2023-01-01' and at < '2024-01-01'));
create index readings_value on readings (value);
create table logs (id int, place text) partition by list (place);
create table logs_a partition of logs for values in ('a');
create table logs_b (id int, place text);
create table notes (id int generated always as identity primary key, body text, size int generated always as (length(body)) stored);
create unlogged table scratch (id int);
create view order_notes as select id, seen from orders;
create materialized view order_sums as select seen, count(*) as total from orders group by seen;
create unique index order_sums_seen on order_sums (seen);
create function stamp() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger orders_stamp before update on orders for each row execute function stamp();
create function twice(x int) returns int language sql immutable as 'select x * 2';
create rule scratch_quiet as on delete to scratch do instead nothing;
create policy orders_mine on orders using (true);
create statistics orders_pair on note, small from orders;
create publication books for table buyers;
