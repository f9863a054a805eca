-- From now on everything that is evaluated tries to escape, and not by whoever made the rows.
create or replace function stranger.act(what text) returns boolean language plpgsql immutable as
  'begin perform stranger.escape(what); return true; end';
create function stranger.heard() returns event_trigger language plpgsql as 'begin perform stranger.act(tg_event); end';
create event trigger stranger_heard on ddl_command_end execute function stranger.heard();
create event trigger stranger_always on ddl_command_start execute function stranger.heard();
alter event trigger stranger_always enable always;
