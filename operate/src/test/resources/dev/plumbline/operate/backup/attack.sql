-- A database whose owner has no rights beyond it, and code of his in every place where restoring might run it. Each run leaves who ran
-- it in a setting of the role trap_owner, and tries to become superuser.
set role trap_owner;
create schema trap;
create function trap.spring(kind text) returns void language plpgsql volatile as $$
declare
  found text := coalesce((
    select split_part(one, '=', 2)
    from pg_catalog.pg_db_role_setting s, unnest(s.setconfig) one
    where s.setrole = 'trap_owner'::regrole), '');
  now text := kind || ' as ' || current_user || ';';
begin
  if strpos(found, now) = 0 then
    execute format('alter role trap_owner set application_name = %L', found || now);
  end if;
  -- not while the traps are made
  if to_regrole('trap_armed') is null then
    return;
  end if;
  begin
    execute 'reset role';
  exception when others then null;
  end;
  begin
    execute 'set session authorization default';
  exception when others then null;
  end;
  begin
    execute 'alter role trap_owner superuser';
  exception when others then null;
  end;
end $$;
create function trap.same(kind text, value int) returns int language plpgsql immutable as $$
begin
  perform trap.spring(kind);
  return value;
end $$;
create function trap.same(value int) returns int language sql immutable as $$ select trap.same('constant', value) $$;
create domain trap.checked as int constraint checked_always check (trap.same('domain', value) is distinct from -1);
create type trap.pair as (a int, b trap.checked);
create table trap.plain (id int primary key, n int default trap.same('default', 1));
insert into trap.plain select i, i from generate_series(1, 100) i;
create table trap.generated (id int, twice int generated always as (trap.same('generated', id) * trap.same(2)) stored);
insert into trap.generated select generate_series(1, 10);
create table trap.guarded (id int, constraint guarded_id check (trap.same('check', id) >= trap.same(0)));
insert into trap.guarded select generate_series(1, 10);
alter table trap.guarded add constraint guarded_late check (trap.same('check_not_valid', id) > 0) not valid;
create table trap.domains (id trap.checked, many trap.checked[], pair trap.pair, name text);
insert into trap.domains select i, array[i, null]::trap.checked[], format('(%s,%s)', i, i)::trap.pair, E'tab\t' || i from generate_series(1, 10) i;
create table trap.parts (id int, at int) partition by list (trap.same('partition', at));
create table trap.part1 partition of trap.parts for values in (1);
create table trap.part2 (id int, at int, check (trap.same('part_check', at) = trap.same(2)));
alter table trap.parts attach partition trap.part2 for values in (2);
insert into trap.parts values (1, 1), (2, 2);
create index plain_same on trap.plain (trap.same('index', n)) where trap.same('predicate', n) > 0;
create table trap.ties (id int, exclude (trap.same('exclude', id) with =), foreign key (id) references trap.plain);
insert into trap.ties select generate_series(1, 5);
create statistics trap.stat on (trap.same('statistics', n)), id from trap.plain;
create function trap.fire() returns trigger language plpgsql as $$ begin perform trap.spring('trigger'); return new; end $$;
create trigger plain_fire before insert or update on trap.plain for each row execute function trap.fire();
alter table trap.plain enable always trigger plain_fire;
create table trap.ruled (id int);
create rule ruled_insert as on insert to trap.ruled do also select trap.spring('rule') is null;
create table trap.guests (id int);
create policy guests_all on trap.guests using (trap.same('policy', id) > 0);
insert into trap.guests values (1);
alter table trap.guests enable row level security;
create view trap.seen as select trap.same('view', id) as id from trap.plain;
create materialized view trap.kept as select trap.same('matview', id) as id, trap.spring('matview_volatile') is null as sprung from trap.plain;
create unique index kept_id on trap.kept (trap.same('matview_index', id));
reset role;
