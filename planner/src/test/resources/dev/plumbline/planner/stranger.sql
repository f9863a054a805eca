-- A database whose superuser is the stranger: everything that is evaluated calls a function of his, harmless until attack.sql replaces it.
do $$ begin create role plumbline_stranger_owner; exception when duplicate_object then null; end $$;
grant pg_execute_server_program, pg_read_server_files to plumbline_stranger_owner;
create schema stranger;
grant usage on schema stranger to plumbline_stranger_owner;
create function stranger.act(what text) returns boolean language sql immutable as 'select true';
create function stranger.powerful() returns boolean language sql security definer as 'select stranger.act(''definer'')';
create function stranger.member() returns boolean language sql security definer as 'select stranger.act(''member'')';
alter function stranger.member() owner to plumbline_stranger_owner;
create function stranger.reader(int, int) returns int language internal strict as 'int4pl';
create function stranger.number(text) returns int language sql as 'select case when stranger.act($1) then 1 end';
create domain stranger.tag as text check (stranger.act('domain') and value <> '');
create table stranger.item (
  id int primary key check (stranger.act('check')),
  part int default stranger.number('default'),
  tags stranger.tag[],
  checked boolean generated always as (stranger.act('generated')) stored)
  with (autovacuum_enabled = false); -- whose ANALYZE would run his code on his own server
create index by_act on stranger.item (stranger.act(id::text)) where stranger.act('predicate');
create table stranger.parted (id int, at int) partition by list (id);
create table stranger.parted_1 partition of stranger.parted for values in (stranger.number('bound'));
create table stranger.owned (id int check (stranger.member()));
alter table stranger.owned owner to plumbline_stranger_owner;
create materialized view stranger.seen as select stranger.act('view') as acted, stranger.member() as other from stranger.item;
insert into stranger.item (id, tags) select 1 + i * 10, array['a', 'b' || i % 3]::stranger.tag[] from generate_series(1, 300) i;
create domain stranger.word as text check (stranger.act('word'));
create statistics stranger.known (mcv) on (id::text::stranger.word), (part::text) from stranger.item;
analyze stranger.item;
