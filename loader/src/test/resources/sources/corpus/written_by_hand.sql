/* A file as people write it. /* Comments nest. */ */
BEGIN;
SET search_path TO public;
insert into t(a,b,c)values('1','2','3'),('4','5','6');INSERT INTO t VALUES('semi;colon','par(en)s','co,mma');
INSERT INTO public.t AS alias (c, a) VALUES -- the order is another
    ('c', 'a'), /* between
    the rows; */
    ( 'cc' , 'aa' )
;
INSERT INTO "public"."t" ("b") VALUES ('adjacent '
    'strings' -- with a comment
    ' in ''three'' lines'), (E'escaped \'quotes\' \\ \u00e4\n'), ($$dollar 'quoted' \n$$), ($f$ $$ $f$), (U&'unic\00f6de'), (N'national');
insert into t values (1, 2.50, -3), (+1e3, .5, 0x1F), (true, FALSE, null), (DEFAULT, default, 'x');
insert into t values ('1'::int, '2020-01-31'::date, cast('12' as varchar(1))), (date '2020-01-31', '1.50'::numeric(4,1), text 'x');
insert into awkward (small, ints, texts, deep, p, bin, bits, flag, iv, tstz)
values (1, array[1,2,null], array['a,b', E'q"\\', '']::text[], array[[1,2],[3,4]], row(1, 'x,"y"'), '\xDEADBEEF'::bytea, B'101', 'yes'::bool,
        interval '1 day 2 hours', timestamp with time zone '2020-01-31 12:00:00+02'),
       (2, '{}', array[]::text[], '{}', (2, null), E'\\001abc', x'f', 1::boolean, interval '3' day, '2020-01-31 12:00:00 America/New_York');
insert into "Odd Schema"."Odd ""Table""" ("select", "Key", "ünï") values ('s', 7, 'ä');
INSERT INTO one VALUES ('
'), (''''), ('''''
'), ('-- no comment'), ('/* nor this */');
SET standard_conforming_strings = off;
set escape_string_warning to off;
INSERT INTO one VALUES ('back\\slash \'quote\' \x41\101\n'), ($$back\slash$$), (E'\t');
SET standard_conforming_strings TO DEFAULT;
insert into one values ('back\slash') returning a;
copy one (a) from stdin;
copied\tline
\N

\\.
\.
copy t (b, a) from stdin with (format csv, delimiter ';', null 'nil', quote '''');
x;nil
'a;''b''';'nil'
'two
lines';
\.
COMMIT;
select pg_catalog.setval('awkward_id_seq', 100, true);
