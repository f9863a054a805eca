-- What every trap calls: when it runs with a superuser's rights it leaves a file on the server. That works in a transaction that
-- only reads, survives a rollback, and is what an attacker would do.
create schema hole;
create function hole.alarm(what pg_catalog.text) returns pg_catalog.void language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  if (select rolsuper from pg_roles where rolname = current_user) then
    execute format('copy (select %L) to %L', what, '{prefix}' || md5(what));
  end if;
end $$;
create function hole.heard(what pg_catalog.text) returns pg_catalog.bool language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  perform hole.alarm(what);
  return true;
end $$;
