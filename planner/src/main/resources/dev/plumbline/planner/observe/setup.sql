-- Records a migration's work while it runs. Everything here sees PostgreSQL's own names alone, whatever path the migration sets.
create schema plumbline_observed;
grant usage on schema plumbline_observed to public;

create function plumbline_observed.done() returns event_trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $body$
declare
  one record;
begin
  for one in select * from pg_event_trigger_ddl_commands() where not in_extension loop
    raise debug 'plumbline:%', json_build_array('done', one.command_tag, one.object_type, one.classid::bigint, one.objid::bigint,
      one.object_identity);
    if one.classid = 'pg_proc'::regclass and one.command_tag like 'CREATE %' then
      perform plumbline_observed.ambiguous(one.objid, one.object_identity);
    end if;
  end loop;
end
$body$;

-- Functions of the same name that a call with the same leading arguments fits as well, because both have defaults for the rest or need none.
create function plumbline_observed.ambiguous(made oid, made_identity text) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $body$
declare
  one record;
begin
  for one in
    select i.identity, array_to_string(array(select format_type(t, null) from unnest(o.proargtypes::oid[]) with ordinality u (t, place)
        where place <= c.given order by place), ', ') as arguments, c.given
    from pg_proc n
    join pg_proc o on o.proname = n.proname and o.pronamespace = n.pronamespace and o.oid <> n.oid
    cross join lateral (
      select greatest(n.pronargs - n.pronargdefaults, o.pronargs - o.pronargdefaults) as given) c
    cross join lateral pg_identify_object('pg_proc'::regclass, o.oid, 0) i
    where n.oid = made and n.prokind in ('f', 'p') and n.provariadic = 0 and o.provariadic = 0
      and c.given <= least(n.pronargs, o.pronargs)
      and (n.pronargdefaults > 0 or o.pronargdefaults > 0)
      and not exists (select from generate_series(0, c.given - 1) k where n.proargtypes[k] <> o.proargtypes[k])
  loop
    raise debug 'plumbline:%', json_build_array('ambiguous', made_identity, one.identity,
      case when one.given = 0 then 'no arguments' else one.arguments end);
  end loop;
end
$body$;

create function plumbline_observed.dropped() returns event_trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $body$
declare
  one record;
begin
  for one in select * from pg_event_trigger_dropped_objects() where not is_temporary loop
    raise debug 'plumbline:%', json_build_array('dropped', tg_tag, one.object_type, one.classid::bigint, one.objid::bigint,
      one.object_identity, one.original);
  end loop;
end
$body$;

create event trigger plumbline_done on ddl_command_end execute function plumbline_observed.done();
create event trigger plumbline_dropped on sql_drop execute function plumbline_observed.dropped();
alter event trigger plumbline_done enable always;
alter event trigger plumbline_dropped enable always;

create function plumbline_observed.shapes(wanted bigint[]) returns table (id bigint, shape text)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp set auto_explain.log_min_duration = -1 as $body$
declare
  chosen oid[];
begin
  if wanted is null then
    chosen := array(select c.oid from pg_class c where c.oid >= 16384);
  else
    chosen := array(select unnest(wanted)::oid union select x.indexrelid from pg_index x where x.indrelid = any (wanted::oid[]));
  end if;
  return query select
    c.oid::bigint,
    json_build_object(
      'schema', quote_ident(n.nspname),
      'name', quote_ident(c.relname),
      'plain', c.relname,
      'kind', c.relkind,
      'file', pg_relation_filenode(c.oid)::bigint,
      'persistence', c.relpersistence,
      'owner', c.relowner::bigint,
      'partition', c.relispartition,
      'key', pg_get_partkeydef(c.oid),
      'bound', pg_get_expr(c.relpartbound, c.oid),
      'implied', pg_get_partition_constraintdef(c.oid),
      'parent', (select p.inhparent::bigint from pg_inherits p where p.inhrelid = c.oid order by p.inhseqno limit 1),
      'secured', c.relrowsecurity,
      'forced', c.relforcerowsecurity,
      'index', (
        select json_build_object(
          'table', x.indrelid::bigint,
          'unique', x.indisunique,
          'primary', x.indisprimary,
          'clustered', x.indisclustered,
          'exclusion', x.indisexclusion,
          'valid', x.indisvalid,
          'of_key', exists (select from pg_constraint k where k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x')),
          'width', x.indnkeyatts,
          'partial', x.indpred is not null,
          'keys', (select string_agg(pg_get_indexdef(x.indexrelid, k, true), ', ' order by k)
                   from generate_series(1, x.indnkeyatts) k),
          'definition', pg_get_indexdef(x.indexrelid))
        from pg_index x where x.indexrelid = c.oid),
      'columns', (
        select json_agg(json_build_object(
          'number', a.attnum,
          'name', quote_ident(a.attname),
          'plain', a.attname,
          'type', format_type(a.atttypid, a.atttypmod),
          'kind', t.typtype,
          'collation', nullif(a.attcollation, t.typcollation)::bigint,
          'required', a.attnotnull,
          'identity', a.attidentity,
          'generated', a.attgenerated,
          'default', pg_get_expr(d.adbin, d.adrelid),
          'constrained', t.typtype = 'd' and (t.typnotnull or exists (
            select from pg_constraint k where k.contypid = t.oid))) order by a.attnum)
        from pg_attribute a
        join pg_type t on t.oid = a.atttypid
        left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'f', 'v', 'm')),
      'constraints', (
        select json_agg(json_build_object(
          'id', k.oid::bigint,
          'name', quote_ident(k.conname),
          'plain', k.conname,
          'type', k.contype,
          'valid', k.convalidated,
          'enforced', coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true),
          'table', k.confrelid::bigint,
          'index', k.conindid::bigint,
          'inherited', k.coninhcount > 0,
          'columns', (select string_agg(quote_ident(a.attname), ', ' order by o.place)
                      from unnest(k.conkey) with ordinality o (number, place)
                      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = o.number),
          'definition', pg_get_constraintdef(k.oid)) order by k.conname)
        from pg_constraint k where k.conrelid = c.oid and k.contype <> 't'),
      'views', (
        select json_agg(distinct quote_ident(vn.nspname) || '.' || quote_ident(v.relname))
        from pg_depend d
        join pg_rewrite w on w.oid = d.objid
        join pg_class v on v.oid = w.ev_class
        join pg_namespace vn on vn.oid = v.relnamespace
        where d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass and d.refobjid = c.oid
          and v.oid <> c.oid))::text
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'm', 'v', 'i', 'I', 'S', 'f', 'c')
    and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'plumbline_observed')
    and n.nspname not like 'pg\_temp\_%' and n.nspname not like 'pg\_toast\_temp\_%'
    and c.oid = any (chosen);
end
$body$;

-- Functions whose text, which the server looks at only when they are called, has all of these names.
create function plumbline_observed.bodies(names text[]) returns text
  language sql stable set search_path = pg_catalog, pg_temp set auto_explain.log_min_duration = -1 as $body$
  select string_agg(i.identity, ', ' order by i.identity)
  from pg_proc p
  join pg_language l on l.oid = p.prolang and l.lanname not in ('internal', 'c')
  join pg_namespace n on n.oid = p.pronamespace and n.nspname not in ('pg_catalog', 'information_schema', 'plumbline_observed', 'plumbline_trial')
  cross join lateral pg_identify_object('pg_proc'::regclass, p.oid, 0) i
  where p.prosqlbody is null
    and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
    and not exists (
      select from unnest(names) u (name)
      where p.prosrc !~* ('(^|[^[:alnum:]_$])' || regexp_replace(u.name, '([^[:alnum:]_])', '\\\1', 'g') || '($|[^[:alnum:]_$])'))
$body$;
