-- A database of a stranger: a bit of everything, and things that hang on each other both ways.
create extension if not exists citext;
create schema "Sales and more";
create schema audit;
create type public.mood as enum ('sad', 'ok', 'it''s fine');
create domain public.percent as numeric(5, 2) default 0 check (value between 0 and 100);
create type audit.address as (street text, city varchar(40));
create type public.span as range (subtype = date);
create sequence public.ticket start 1000 increment 5 cache 10;
create function public.next_ticket() returns bigint language sql as 'select nextval(''public.ticket'')';
create function public.initials(name text) returns text language sql immutable as 'select upper(left(name, 1))';
create table public.customer (
    id bigint generated always as identity primary key,
    name text not null,
    mail citext unique,
    feeling public.mood default 'ok',
    discount public.percent,
    home audit.address,
    short text generated always as (public.initials(name)) stored,
    ticket bigint default public.next_ticket(),
    tags text[] default '{}',
    boss bigint references public.customer (id)
);
comment on table public.customer is 'Who buys; "quoted" and ''so''.';
comment on column public.customer.short is 'First letter: ${not_a_placeholder}';
create table "Sales and more"."Order" (
    id serial primary key,
    "customer of" bigint not null references public.customer (id) on delete cascade deferrable initially deferred,
    placed date not null,
    state text not null,
    note text,
    total numeric(10, 2) check (total >= 0)
);
create index on "Sales and more"."Order" (placed desc, lower(state)) where total > 0;
create statistics "Sales and more".both on placed, state from "Sales and more"."Order";
create table public.a (id int primary key, b int);
create table public.b (id int primary key, a int references public.a (id));
alter table public.a add foreign key (b) references public.b (id);
create table public.reading (at timestamptz not null, meter int not null, value double precision, primary key (at, meter))
    partition by range (at);
create table public.reading_2024 partition of public.reading for values from ('2024-01-01+00') to ('2025-01-01+00');
create table public.reading_rest partition of public.reading default;
create index reading_meter on public.reading (meter);
create view public.loud as
    select c.id, public.initials(c.name) as letter, count(o.id) as orders
    from public.customer c left join "Sales and more"."Order" o on o."customer of" = c.id group by c.id;
create materialized view audit.totals as select state, sum(total) as sum from "Sales and more"."Order" group by state;
create unique index on audit.totals (state);
create function public.worth(c public.customer) returns numeric language sql stable
    as 'select coalesce(sum(total), 0) from "Sales and more"."Order" o where o."customer of" = c.id';
alter table public.customer add constraint worth_known check (public.worth(customer) is not null) not valid;
create function audit.stamp() returns trigger language plpgsql as $$
begin
    raise notice '${x} % $1', new;
    return new;
end $$;
create trigger stamp before insert or update on public.customer for each row execute function audit.stamp();
create trigger stamp after insert on public.reading for each row execute function audit.stamp();
alter table public.customer disable trigger stamp;
alter table "Sales and more"."Order" enable row level security;
create policy own on "Sales and more"."Order" using ("customer of" = nullif(current_setting('app.customer', true), '')::bigint);
create rule no_delete as on delete to public.a do instead nothing;
create table audit.event (id int, during tsrange, exclude using gist (during with &&));
create function public.total(numeric, public.mood) returns numeric language sql immutable as 'select $1';
create aggregate public.sum_of(public.mood) (sfunc = public.total, stype = numeric, initcond = '0');
create table public.parent (id int not null, kind text not null check (kind <> ''));
create table public.child (extra text) inherits (public.parent);
alter table public.reading replica identity full;
alter table audit.event set (fillfactor = 70);
insert into public.customer (name, mail, feeling)
    select 'name ' || i, 'mail' || i || '@example.com', (array['sad', 'ok']::public.mood[])[1 + i % 2]
    from generate_series(1, 200) i;
create table public.parcel (
    id int primary key,
    weight int,
    state text,
    sent date,
    code text,
    hint text
);
insert into public.parcel
    select i, 1 + i % 50, (array['new', 'sent', 'lost'])[1 + i % 3], date '2024-01-01' + i % 300, 'P' || i, case when i % 100 = 0 then null else 'h' || i % 40 end
    from generate_series(1, 400) i;
