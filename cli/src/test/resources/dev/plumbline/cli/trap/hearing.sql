-- An event trigger of a superuser's that does nothing: that there is one is looked up.
create function public.hear() returns pg_catalog.event_trigger language plpgsql set search_path = pg_catalog as 'begin end';
create event trigger hearing on ddl_command_start execute function public.hear();
