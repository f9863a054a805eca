-- A stranger's database: every type that PostgreSQL has with its awkward values, every kind of table, awkward names.
do $$ begin
    create schema ext;
    create extension hstore schema ext;
    create extension citext schema ext;
    create extension ltree schema ext;
exception when undefined_file or feature_not_supported then null; end $$;
do $$ begin
    if to_regtype('ext.hstore') is not null then
        create table public.of_extensions (id int primary key, h ext.hstore, c ext.citext, l ext.ltree);
        insert into public.of_extensions values (1, 'a=>1, b=>null, "c d"=>"x,y"', 'MiXed', 'Top.Science'), (2, '', '', ''), (3, null, null, null);
    end if;
end $$;
create type mood as enum ('sad', 'ok', 'with ''quote', 'ünï');
create type pair as (a int, b text);
create type nested as (p pair, m mood[], at timestamptz);
create domain positive as numeric check (value > 0);
create domain words as text[] check (array_length(value, 1) < 10);
create type text_range as range (subtype = text);
create table numbers (
    id int primary key, i2 smallint, i8 bigint, n numeric, ns numeric(30, 10), f4 real, f8 double precision, m money, p positive, o oid
);
insert into numbers values
    (1, -32768, -9223372036854775808, 'NaN', 0, 'NaN', 'NaN', '$-92,233,720,368,547,758.08', 0.00000001, 0),
    (2, 32767, 9223372036854775807, 'Infinity', 0.0000000001, 'Infinity', 'Infinity', '$92,233,720,368,547,758.07', 1, 4294967295),
    (3, 0, 0, '-Infinity', -0.0, '-Infinity', '-Infinity', 0, 1.0, 1),
    (4, 1, 1, 1.0, 1.5, '-0', '-0', 1.1, 1.00, 2),
    (5, 1, 1, 1.00, 1.5, 0, 0, 1.1, 1.000, 2),
    (6, null, null, 1e-1000, null, 1.17549435e-38, 4.9e-324, null, null, null),
    (7, null, null, 1e1000, null, 3.4028235e38, 1.7976931348623157e308, null, null, null),
    (8, null, null, 0.1, null, 0.1, 0.1::float8 + 0.2, null, null, null);
create table times (
    id int primary key, d date, t time, tz timetz, ts timestamp, tsz timestamptz, ts0 timestamptz(0), i interval, iy interval year to month
);
insert into times values
    (1, 'infinity', '24:00', '24:00:00-15:59', 'infinity', 'infinity', 'infinity', '1 mon', '1 year'),
    (2, '-infinity', '00:00', '00:00:00+15:59', '-infinity', '-infinity', '-infinity', '30 days', '11 mons'),
    (3, '4713-01-01 BC', '12:00:00.000001', '12:00+05:45', '4713-01-01 BC', '4713-01-02 00:00+00 BC', '2024-03-10 02:30-05', '720:00:00', '0'),
    (4, '5874897-12-31', null, null, '294276-12-31 23:59:59.999999', '294276-12-31 23:59:59.999999+00', null, '-1 mon +1 day -00:00:01', '-1 year'),
    (5, '2024-02-29', '23:59:60', '12:00:00.5-03:30', '2024-10-27 02:30', '2024-10-27 02:30 Europe/Vienna', now(), '178000000 years', null);
create table texts (
    id int primary key, t text, v varchar(10), c char(10), b bytea, n name, x xml, j json, jb jsonb, u uuid, bits bit(5), vb bit varying, q "char"
);
insert into texts values
    (1, '', '', '', '', '', '<a  b = "c"/>', '{"a": 1, "a":  2}', '{"b": 1.0, "a": null}', '00000000-0000-0000-0000-000000000000', '00000', '', 'a'),
    (2, E'tab\tnew\nline\\back''quote"', 'x ', 'x ', '\x00ff5c27', 'n', '<ä>ö</ä>', '[]', '[1e5, 100000, 1.10]', 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF', '10101', '1', E'\\001'),
    (3, 'ünï 😀 ' || chr(8203), 'ß', 'ß', decode(repeat('00', 5000), 'hex'), null, null, 'null', 'null', null, null, '000', ''),
    (4, null, null, null, null, null, null, null, null, null, null, null, null),
    (5, repeat('long ', 50000), 'null', 'NULL', '\x', 'NULL', 'text', '"\u0041"', '"\u0041"', null, null, null, null);
create table places (
    id int primary key, p point, l line, s lseg, b box, pa path, po polygon, ci circle, ip inet, net cidr, mac macaddr, mac8 macaddr8
);
insert into places values
    (1, '(0.1,-0)', '{1,-1,0.30000000000000004}', '[(0,0),(1,1e-300)]', '(1,1),(0,0)', '[(0,0),(1,1)]', '((0,0),(1,0),(1,1))', '<(0,0),NaN>', '10.0.0.1/24', '10.0.0.0/8', '08:00:2b:01:02:03', '08:00:2b:01:02:03:04:05'),
    (2, '(Infinity,NaN)', null, null, null, '((0,0),(1,1))', null, '<(0.1,0.2),0.3>', '::ffff:1.2.3.4', '2001:db8::/32', null, null);
create table many (
    id int primary key, a int[], a2 text[][], shifted int[], ac pair[], am mood[], af float8[], w words, p pair, n nested,
    r4 int4range, r8 int8range, rn numrange, rt tsrange, rtz tstzrange, rd daterange, rx text_range, mr int4multirange, mtz tstzmultirange
);
insert into many values
    (1, '{}', '{{a,NULL},{"NULL",""}}', '[-2:0]={1,2,3}', array[row(1, 'x"y')::pair, null], '{sad,"with ''quote"}', '{NaN,-0,Infinity}', '{a,b}', row(1, null),
        row(row(1, '(,)'), '{ok}', '2024-03-10 02:30-05'), 'empty', '[1,)', '(0.1,0.30)', '[2024-01-01,infinity]', '[2024-01-01 00:00+00,2024-06-01 00:00+00)', '(,2024-01-01]', '[a,"b c")', '{[1,3),[5,9)}', '{[2024-01-01 00:00+00,)}'),
    (2, '{NULL}', null, null, null, null, null, null, row(null, null), row(null, null, null), '(,)', null, null, null, null, 'empty', 'empty', '{}', null);
create table searched (id int primary key, v tsvector, q tsquery, lsn pg_lsn, snap pg_snapshot, jp jsonpath, rc regclass, rp regprocedure, rt regtype, rr regrole);
insert into searched values
    (1, to_tsvector('english', 'The quick brown foxes'), 'a & !b | c:*AB', '16/B374D848', '10:20:10,14,15', '$.a[*] ? (@ > 1)', 'pg_class', 'pg_catalog.abs(int)', 'mood', null),
    (2, '''quo''''te'':1A', '''a b'' <-> c', '0/0', '1:1:', 'strict $', 'texts', null, 'pair[]', null);
create table "With a Space" ("Id" int primary key, "a ""quoted"" name" text, "ünïcode" int, "select" int, " lead" int, "x.y" int);
insert into "With a Space" values (1, 'x', 2, 3, 4, 5);
create schema "Odd ""Schema""";
create table "Odd ""Schema"""."t.1" ("a,b" text primary key, "c'd" text);
insert into "Odd ""Schema"""."t.1" values ('1', null);
create table no_columns ();
insert into no_columns default values;
insert into no_columns default values;
create table no_rows (id int primary key, t text);
create table no_key (a int, b text);
insert into no_key select i % 3, 'same' from generate_series(1, 30) i;
create unlogged table unlogged_one (id int primary key);
insert into unlogged_one values (1);
create table generated_one (
    id int generated by default as identity (start 100 increment -5 minvalue -1000 maxvalue 1000) primary key,
    a int, twice int generated always as (a * 2) stored, at timestamptz default now()
);
insert into generated_one (a) values (1), (2);
create table dropped_one (a int, gone text, b int);
insert into dropped_one values (1, 'x', 2);
alter table dropped_one drop column gone;
create table parent (id int, t text);
create table child (more int) inherits (parent);
insert into parent values (1, 'parent');
insert into child values (2, 'child', 3);
create table parts (id int, region text, at date) partition by list (region);
create table parts_eu partition of parts for values in ('eu') partition by range (at);
create table parts_eu_24 partition of parts_eu for values from ('2024-01-01') to ('2025-01-01');
create table parts_rest partition of parts default;
insert into parts select i, case when i % 2 = 0 then 'eu' else 'us' end, date '2024-01-01' + i from generate_series(1, 50) i;
create table hen (id int primary key, egg_id int);
create table egg (id int primary key, hen_id int references hen (id) deferrable initially deferred);
alter table hen add foreign key (egg_id) references egg (id) deferrable initially deferred;
begin;
insert into hen values (1, 1);
insert into egg values (1, 1);
commit;
create table tree (id int primary key, up int references tree (id));
insert into tree values (1, null), (2, 1);
create view seen as select id, t from texts where t <> '';
create materialized view counted as select region, count(*) as n, sum(id)::float8 / 3 as share from parts group by region;
create sequence down increment -1 minvalue -100 maxvalue 100 start 50;
create sequence never_used as smallint cycle;
select nextval('down');
create function words_of(t text) returns setof text language sql immutable as $$ select regexp_split_to_table(t, E'\\s+') $$;
create index texts_words on texts (lower(v) collate "C" desc nulls last) where v is not null;
