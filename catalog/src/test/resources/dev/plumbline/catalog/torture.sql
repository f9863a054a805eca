-- One of everything a schema can hold, with names that need care. Runs on an empty database of PostgreSQL 13 to 18.
create schema app;
create schema "Ünïcode Schema";
comment on schema app is 'it''s the "app"';

create extension pg_trgm schema app;

create type app.mood as enum ('sad', 'ok', 'it''s fine');
create type app."Point 3D" as (x double precision, "Y" numeric(10,2), note text collate "C");
create domain app.positive as integer default 1 constraint is_positive check (value > 0);
create domain app.code as text collate "C" not null check (value ~ '^[A-Z]+$') check (length(value) < 10);
create type app.price_range as range (subtype = numeric);
comment on type app.mood is 'how one feels';

create sequence app.counter as integer start 5 increment 5 minvalue 5 maxvalue 1000 cache 3 cycle;

create table app.customer (
    id bigint generated always as identity (start 100 increment 2) primary key,
    name text not null,
    email varchar(200) unique,
    feeling app.mood default 'ok',
    born date,
    balance numeric(12,2) not null default 0.00,
    place app."Point 3D",
    code app.code,
    tags text[] not null default '{}',
    extra jsonb,
    seen timestamptz default timestamptz '2024-01-01 12:00:00+02',
    label text generated always as (name || ' <' || coalesce(email, '') || '>') stored,
    constraint born_after check (born > date '1900-01-01')
);
comment on table app.customer is 'who buys';
comment on column app.customer.email is 'unique when present';
comment on constraint born_after on app.customer is 'nobody is that old';
alter table app.customer alter column extra set storage external;
alter table app.customer alter column name set statistics 500;
alter table app.customer alter column name set (n_distinct = -0.5);
create index customer_name on app.customer (lower(name) text_pattern_ops desc nulls last) include (born) where born is not null;
create unique index customer_born on app.customer (born, id);
create index customer_trgm on app.customer using gin (name app.gin_trgm_ops);
comment on index app.customer_name is 'look-up by name';
create statistics app.customer_stats (dependencies, ndistinct) on born, balance from app.customer;

create table app."Order ""Line""" (
    "Id" serial primary key,
    "customer id" bigint references app.customer (id) on delete cascade on update restrict deferrable initially deferred,
    "Größe" app.positive,
    during tsrange,
    amount numeric not null check (amount >= 0),
    exclude using gist (during with &&)
) with (fillfactor = 70, toast.autovacuum_enabled = false);
alter table app."Order ""Line""" add constraint "too much" check (amount < 1000000) not valid;
alter table app."Order ""Line""" replica identity full;

create table app.parent (id integer not null, kind text not null default 'p', constraint kind_known check (kind <> ''));
create table app.child (more text) inherits (app.parent);
create unlogged table app.scratch (a int, b int, unique (a, b));

create table "Ünïcode Schema".event (
    id bigint not null,
    at timestamptz not null,
    what text,
    customer_id bigint references app.customer (id),
    primary key (id, at),
    check (what <> '')
) partition by range (at);
create table "Ünïcode Schema".event_2024 partition of "Ünïcode Schema".event
    for values from ('2024-01-01 00:00:00+00') to ('2025-01-01 00:00:00+00');
create table "Ünïcode Schema".event_2025 partition of "Ünïcode Schema".event
    for values from ('2025-01-01 00:00:00+00') to ('2026-01-01 00:00:00+00') partition by hash (id);
create table "Ünïcode Schema".event_2025_a partition of "Ünïcode Schema".event_2025 for values with (modulus 1, remainder 0);
create table "Ünïcode Schema".event_rest partition of "Ünïcode Schema".event default;
create index event_what on "Ünïcode Schema".event (what);

create function app.add(a integer, b integer default 2) returns integer
    language sql immutable strict parallel safe cost 7 as 'select a + b';
create function app.customers_like(pattern text) returns table (id bigint, name text)
    language sql stable rows 20 set search_path = app, pg_temp
    as $$ select c.id, c.name from app.customer c where c.name like pattern order by 1 $$;
create function app.touch() returns trigger language plpgsql security definer as $body$
begin
    -- a comment with 'quotes' and $$ dollars
    new.seen := now();
    return new;
end
$body$;
create procedure app.tidy(inout n integer) language plpgsql as 'begin n := n + 1; end';
create function app.concat_state(text, text) returns text language sql immutable as $$ select coalesce($1 || ',', '') || $2 $$;
create aggregate app.list(text) (sfunc = app.concat_state, stype = text, initcond = 'x');
comment on function app.add(integer, integer) is 'adds';

create trigger customer_touch before update of name, email on app.customer
    for each row when (old.name is distinct from new.name) execute function app.touch();
create trigger event_touch after insert on "Ünïcode Schema".event for each row execute function app.touch();
alter table app.customer disable trigger customer_touch;
comment on trigger customer_touch on app.customer is 'keeps seen';

create view app.rich with (security_barrier = true) as
    select c.id, c.name as "Full Name", c.balance from app.customer c where c.balance > 1000 with local check option;
comment on view app.rich is 'the rich';
comment on column app.rich.balance is 'more than a thousand';
create view app.richest as select r.id, e.what from app.rich r join "Ünïcode Schema".event e on e.customer_id = r.id;
create materialized view app.summary as
    select c.feeling, count(*) as n, sum(c.balance) as total from app.customer c group by c.feeling;
create unique index summary_feeling on app.summary (feeling);
create materialized view app.later as select 1 as one with no data;

create rule no_delete as on delete to app.parent do instead nothing;
alter table app.customer enable row level security;
create policy mine on app.customer as restrictive for select to public using (name = current_user);
create policy "add one" on app.customer for insert with check (balance = 0);

create function app.same(app.mood, text) returns boolean language sql immutable as 'select $1::text = $2';
create operator app.=== (function = app.same, leftarg = app.mood, rightarg = text);
create function app.mood_number(app.mood) returns integer language sql immutable as 'select array_position(enum_range($1), $1)';
create cast (app.mood as integer) with function app.mood_number(app.mood) as assignment;
create collation app.german (provider = libc, locale = 'C');
create text search dictionary app.simple_words (template = pg_catalog.simple, stopwords = english);
create text search configuration app.words (parser = pg_catalog."default");
alter text search configuration app.words add mapping for asciiword, word with app.simple_words, pg_catalog.english_stem;
create operator family app.mood_family using btree;
create function app.watch() returns event_trigger language plpgsql as 'begin end';

create foreign data wrapper nowhere;
create server far foreign data wrapper nowhere options (host 'example.org');
create foreign table app.remote (id int options (column_name 'Id'), what text) server far options (table_name 'x');
create publication news for table app.customer, app.parent;

do $$
begin
    if not exists (select from pg_roles where rolname = 'torture reader') then
        create role "torture reader";
    end if;
    if not exists (select from pg_roles where rolname = 'torture_owner') then
        create role torture_owner;
    end if;
end
$$;
grant usage on schema app to "torture reader";
grant select, insert on app.customer to "torture reader" with grant option;
grant update (name, email) on app.customer to "torture reader";
grant execute on function app.touch() to "torture reader";
revoke execute on function app.touch() from public;
grant usage on sequence app.counter to public;
alter table app.scratch owner to torture_owner;
alter default privileges in schema app grant select on tables to "torture reader";
alter default privileges revoke execute on functions from public;
