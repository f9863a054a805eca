-- What every trap calls: when it runs with a superuser's rights, or can take them where that is asked for, it leaves a file on the
-- server. That works in a transaction that only reads, survives a rollback, and is what an attacker would do.
create schema hole;
create function hole.attacks() returns pg_catalog.bool language sql as 'select false';
create function hole.alarm(what pg_catalog.text) returns pg_catalog.void language plpgsql
set search_path = pg_catalog, pg_temp as $$
declare
  way text;
begin
  if (select rolsuper from pg_roles where rolname = current_user) then
    execute format('copy (select %L) to %L', what, '{prefix}' || md5(what));
  elsif hole.attacks() and (select rolsuper from pg_roles where rolname = session_user) then
    foreach way in array array['reset role', 'set role none', 'set local role none', 'set session authorization default',
        'reset session authorization', format('set local session authorization %I', session_user),
        'select set_config(''role'', ''none'', false)', format('set role %I', session_user)] loop
      begin
        execute way;
        if (select rolsuper from pg_roles where rolname = current_user) then
          execute format('copy (select %L) to %L', what || ' after ' || way, '{prefix}' || md5(what || way));
          exit;
        end if;
      exception when others then
        null;
      end;
    end loop;
  end if;
end $$;
create function hole.heard(what pg_catalog.text) returns pg_catalog.bool language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  perform hole.alarm(what);
  return true;
end $$;
