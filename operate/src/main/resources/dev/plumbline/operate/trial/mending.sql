-- What an owner may not do and a superuser who migrates may, in the transaction of the file. Names alone come from there, and what the
-- superuser does in its place neither runs code of the file's nor is heard by an event trigger of the target's.
create schema plumbline_trial;
grant usage on schema plumbline_trial to public;

create function plumbline_trial.extension(wanted text, place text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp set session_replication_role = replica as $body$
declare
  home text;
  there boolean := exists (select from pg_extension where extname::text = wanted);
begin
  select coalesce(max(v.schema::text), place) into home from pg_available_extension_versions v where v.name::text = wanted;
  -- Its script finds what lies there: nothing may, that is not an extension's or a superuser's.
  if exists (
    select from (
      select 'pg_proc'::regclass as class, oid, pronamespace as schema, proowner as owner from pg_proc
      union all select 'pg_operator'::regclass, oid, oprnamespace, oprowner from pg_operator
      union all select 'pg_type'::regclass, oid, typnamespace, typowner from pg_type where typrelid = 0 and typelem = 0) o
    join pg_namespace n on n.oid = o.schema and n.nspname::text = home
    join pg_roles r on r.oid = o.owner and not r.rolsuper
    where not exists (
      select from pg_depend d where d.classid = o.class and d.objid = o.oid and d.refclassid = 'pg_extension'::regclass and d.deptype = 'e'))
  then
    raise insufficient_privilege using message = format('schema %s holds functions, operators or types that the script of extension %s might use',
      home, wanted);
  end if;
  execute format('create extension if not exists %I schema %I cascade', wanted, home);
  if not there then
    set local allow_system_table_mods = on;
    update pg_extension set extowner = session_user::regrole where extname::text = wanted;
    set local allow_system_table_mods = off;
  end if;
end
$body$;

create function plumbline_trial.triggers(wanted regclass, enabled boolean) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp set session_replication_role = replica as $body$
begin
  execute format('alter table %s %s trigger all', wanted, case when enabled then 'enable' else 'disable' end);
end
$body$;
