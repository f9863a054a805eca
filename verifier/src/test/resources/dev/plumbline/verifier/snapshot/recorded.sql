-- A small database with every kind of value, to be recorded and then changed.
create type mood as enum ('sad', 'ok');
create type pair as (a int, b text);
create table account (
    id bigint generated always as identity primary key,
    name text not null,
    amount numeric(12,2) not null,
    constraint amount_positive check (amount > 0)
);
insert into account (name, amount) select 'name ' || i, i + 0.50 from generate_series(1, 200) i;
create index account_name on account (name);
create table "Order Line" (
    "Id" serial primary key,
    account_id bigint references account (id),
    t timestamptz, ts timestamp, d date, iv interval, f8 float8, f4 float4, n numeric, m money, b bytea,
    j json, jb jsonb, tx text, vc varchar(20), ch char(5), arr text[], nums int[], p pair, ps pair[], x xml,
    r int4range, rs tstzrange, mo mood, u uuid, ip inet, bits bit(3), tsv tsvector, pt point, bo boolean
);
insert into "Order Line" (account_id, t, ts, d, iv, f8, f4, n, m, b, j, jb, tx, vc, ch, arr, nums, p, ps, x, r, rs, mo, u, ip, bits, tsv, pt, bo)
select i, now() + i * interval '1 hour', now()::timestamp, current_date + i, i * interval '1 day 3 hours', random(), random(),
    i / 7.0, i::text::money, decode(md5(i::text), 'hex'), '{"a":  1}', jsonb_build_object('i', i, 'f', 0.1), 'x' || i, 'y', 'z',
    array['a', null, 'b c'], array[i, i + 1], row(i, 'ü "q"')::pair, array[row(i, null)::pair], '<a/>', int4range(i, i + 9),
    tstzrange(now(), null), 'ok', gen_random_uuid(), '10.0.0.1/24', b'101', to_tsvector('simple', 'a b'), point(i, 2), i % 2 = 0
from generate_series(1, 100) i;
insert into "Order Line" default values;
create table event (id int not null, at date not null, what text) partition by range (at);
create table event_2024 partition of event for values from ('2024-01-01') to ('2025-01-01');
create table event_2025 partition of event for values from ('2025-01-01') to ('2026-01-01');
insert into event select i, date '2024-06-01' + i * 3, 'e' || i from generate_series(1, 150) i;
create function total() returns numeric language sql stable as 'select sum(amount) from account';
create materialized view by_mood as select mo, count(*) as n from "Order Line" group by mo;
create sequence free_numbers start 10;
select nextval('free_numbers');
