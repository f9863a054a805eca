-- One of everything a backup must carry.
create schema ext;
create extension citext with schema ext;
create schema "With a space";
create collation public.german (provider = icu, locale = 'de-DE');
create type public.mood as enum ('sad', 'it''s ok', 'happy');
create type public.pair as (a integer, b text);
create domain public.percent as numeric(5, 2) not null default 0 constraint percent_range check (value between 0 and 100);
create type public.price_range as range (subtype = numeric);

create function public.twice(n integer) returns integer language sql immutable as 'select n * 2';
create function public.touch() returns trigger language plpgsql as $$
begin
  -- plumbline: a comment that looks like our own mark
  new.touched := now();
  return new;
end
$$;

create table public.parent (
  id bigint generated always as identity (start with 10 increment by 5),
  name text collate public.german not null,
  mail ext.citext,
  doubled integer generated always as (public.twice(12)) stored,
  how public.mood default 'it''s ok',
  part public.percent,
  two public.pair,
  prices public.price_range,
  raw bytea,
  touched timestamptz,
  constraint parent_pkey primary key (id),
  constraint parent_name_key unique nulls not distinct (name, how) with (fillfactor = 80),
  constraint parent_name_short check (length(name) < 1000));
comment on table public.parent is 'It''s the parent';
comment on column public.parent.name is 'what it is called';
comment on constraint parent_name_short on public.parent is 'short';
create trigger touch before insert or update on public.parent for each row execute function public.touch();
alter table public.parent disable trigger touch;
insert into public.parent (name, mail, two, prices, raw, touched)
select E'tab\there \\N back\\slash\nline ' || i, 'A' || i || '@x', row (i, 'b')::public.pair, numrange(i, i + 1)::text::public.price_range,
  decode(lpad(to_hex(i), 8, '0'), 'hex'), timestamptz '2020-01-01 00:00:00.123456+05' + i * interval '1 hour'
from generate_series(1, 500) i;
alter table public.parent enable trigger touch;
update public.parent set name = '' where id = 10;
create index parent_lower on public.parent (lower(name)) where id > 10;
create statistics public.parent_stat (dependencies) on name, how from public.parent;
alter table public.parent alter column raw set storage external;
alter table public.parent alter column name set statistics 500;
alter table public.parent replica identity full;

-- circular foreign keys, one not valid
create table public.left_side (id integer primary key, other integer);
create table public.right_side (id integer primary key, other integer references public.left_side (id) deferrable initially deferred);
insert into public.left_side values (1, 1), (2, 999);
insert into public.right_side values (1, 1);
alter table public.left_side add constraint left_other_fkey foreign key (other) references public.right_side (id) not valid;
alter table public.left_side add constraint left_small check (other < 100) not valid;

-- partitions, two levels, a key, a foreign key to it
create table public.event (id bigint not null, at date not null, kind text not null default 'x', primary key (id, at)) partition by range (at);
create table public.event_2024 partition of public.event for values from ('2024-01-01') to ('2025-01-01') partition by range (at);
create table public.event_2024_x partition of public.event_2024 for values from ('2024-01-01') to ('2024-03-01');
create table public.event_2024_rest partition of public.event_2024 default;
create table public.event_rest partition of public.event default;
create index event_kind on public.event (kind);
insert into public.event select i, date '2023-12-01' + i, case when i % 2 = 0 then 'x' else 'y' end from generate_series(1, 400) i;
create table public.note (event_id bigint, event_at date, text text, foreign key (event_id, event_at) references public.event (id, at));
insert into public.note values (40, date '2023-12-01' + 40, 'hello');

-- inheritance
create table public.animal (id integer primary key, name text not null check (name <> ''));
create table public.dog (bark text) inherits (public.animal);
insert into public.dog values (1, 'Rex', 'wuff');
insert into public.animal values (2, 'Tom');

create unlogged table "With a space"."Ünïcode ""quoted""" ("select" integer, "Ä b" text default 'x');
insert into "With a space"."Ünïcode ""quoted""" values (1, null), (2, '\.');
create table public.no_columns ();
insert into public.no_columns default values;
insert into public.no_columns default values;
create table public.all_generated (a integer generated always as (7) stored);
insert into public.all_generated default values;
create table public.empty_one (id serial primary key);
create sequence public.lonely start with 100 increment by -1 minvalue -50 maxvalue 200 cycle;
select nextval('public.lonely');

-- views that need each other, one that needs a primary key
create view public.z_first as select id, name from public.parent where how = 'happy';
create view public.a_second with (security_barrier = true) as select name from public.z_first;
create view public.grouped as select p.id, p.name, count(*) as n from public.parent p group by p.id;
create materialized view public.z_names as select id, name from public.parent with data;
create unique index z_names_id on public.z_names (id);
create materialized view public.a_count as select count(*) as n from public.z_names with data;
create materialized view public.unfilled as select 1 as one with no data;
create view public.writable as select id, other from public.left_side;
create rule writable_insert as on insert to public.writable do instead insert into public.left_side values (new.id, new.other);
create function public.names_of(p public.parent) returns text language sql stable as 'select p.name';
create procedure public.nothing(inout x integer) language plpgsql as $$begin x := x + 1; end$$;
create function public.atomic_names() returns setof text language sql stable begin atomic select name from public.z_first; end;

create table public.guarded (id integer primary key, owner text);
insert into public.guarded values (1, 'me'), (2, 'you');
alter table public.guarded enable row level security;
alter table public.guarded force row level security;
create policy own_rows on public.guarded for select to public using (owner = current_user);

grant select on public.parent to public;
grant update (name) on public.parent to public;
revoke execute on function public.twice(integer) from public;
select lo_put(lo_create(4711), 0, decode(repeat('abcd', 200000), 'hex'));
select lo_create(4712);
