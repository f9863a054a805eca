-- An event trigger of a superuser's that lets nobody make or drop anything.
create function hole.refuse() returns pg_catalog.event_trigger language plpgsql as
  'begin raise ''nothing is made here: %'', tg_tag; end';
create event trigger nothing_new on ddl_command_start
  when tag in ('CREATE SCHEMA', 'CREATE TABLE', 'CREATE TABLE AS', 'CREATE FUNCTION', 'CREATE MATERIALIZED VIEW', 'ALTER TABLE',
    'ALTER MATERIALIZED VIEW', 'DROP TABLE', 'DROP SCHEMA')
  execute function hole.refuse();
