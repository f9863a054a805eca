-- The same in places that only pg_dump describes. The operator class and the event trigger are a superuser's, over the owner's code.
grant create on schema trap to current_user;
create function trap.compare(a int, b int) returns int language plpgsql immutable as $$
begin
  perform trap.spring('operator_class');
  return btint4cmp(a, b);
end $$;
alter function trap.compare(int, int) owner to trap_owner;
create operator class trap.ints for type int using btree as
  operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 trap.compare(int, int);
set role trap_owner;
create index plain_ints on trap.plain (n trap.ints);
create function trap.plus(a trap.checked, b int) returns trap.checked language sql immutable as 'select a::int + b';
create aggregate trap.total(int) (sfunc = trap.plus, stype = trap.checked, initcond = '0');
create type trap.token as (id int);
create type trap.token_key as (id int);
create function trap.as_key(trap.token) returns trap.token_key language plpgsql immutable as $$
begin
  perform trap.spring('cast');
  return row(($1).id)::trap.token_key;
end $$;
create cast (trap.token as trap.token_key) with function trap.as_key(trap.token) as implicit;
create table trap.tokens (key trap.token_key primary key);
insert into trap.tokens values (row(1));
create table trap.uses (token trap.token references trap.tokens (key));
insert into trap.uses values (row(1));
create function trap.watch() returns event_trigger language plpgsql as $$ begin perform trap.spring('event_trigger'); end $$;
reset role;
create event trigger trap_watch on ddl_command_end execute function trap.watch();
alter event trigger trap_watch enable always;
alter event trigger trap_watch disable;
