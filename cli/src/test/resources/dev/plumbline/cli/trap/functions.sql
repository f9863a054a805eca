-- Every plain function of pg_catalog that can be called, as it is and with types that fit a bound value or a column of the
-- catalogue better.
do $trap$
declare
  known text[] := '{text,name,varchar,bpchar,"\"char\"",oid,regclass,regtype,int2,int4,int8,numeric,float8,bool,date,timestamptz,interval,jsonb,json,bytea,text[],name[],oid[],int2vector,oidvector,pg_node_tree,aclitem[],xid}';
  f record; variant text[]; call text; made int := 0;
begin
  for f in
    select p.proname, p.proretset, format_type(p.prorettype, null) as result, p.provolatile, u.args
    from pg_proc p
    cross join lateral (
      select coalesce(array_agg(format_type(t.oid, null) order by t.place), '{}') as args
      from unnest(p.proargtypes) with ordinality t (oid, place)) u
    join pg_type r on r.oid = p.prorettype and r.typtype <> 'p'
    where p.pronamespace = 'pg_catalog'::regnamespace and p.prokind = 'f' and p.provariadic = 0 and p.pronargs <= 4
      and (select bool_and(format_type(t.oid, null) = any (select format_type(k::regtype, null) from unnest(known) k))
           from unnest(p.proargtypes) t (oid)) is not false
  loop
    for variant in
      select distinct v from (values
        (f.args),
        (array(select case a when 'text' then 'character varying' when 'bigint' then 'integer' when 'oid' then 'regclass'
                else a end from unnest(f.args) a)),
        (array(select case a when 'text' then 'name' when 'integer' then 'bigint' when 'oid' then 'bigint'
                else a end from unnest(f.args) a)),
        (array(select case when a = 'text' and i = 1 then 'name' when a = 'text' and i = 2 then 'character varying'
                else a end from unnest(f.args) with ordinality u (a, i)))) x (v)
    loop
      call := format('pg_catalog.%I(%s)', f.proname,
        (select string_agg(format('$%s::%s', i, t), ', ') from unnest(f.args) with ordinality u (t, i)));
      begin
        execute format('create function public.%I(%s) returns %s%s language plpgsql as %L',
          f.proname, array_to_string(variant, ', '), case when f.proretset then 'setof ' else '' end, f.result,
          format('begin perform hole.alarm(%L); %s end',
            format('function %s(%s)', f.proname, array_to_string(variant, ', ')),
            case when f.result = 'void' then 'perform ' || call || ';'
                 when f.proretset then 'return query select ' || call || ';' else 'return ' || call || ';' end));
        made := made + 1;
      exception when others then
        null;
      end;
    end loop;
  end loop;
  if made < 2000 then
    raise 'only % functions were shadowed', made;
  end if;
end $trap$;

-- Those whose arguments are any type, and aggregates.
do $trap$
declare
  types text[] := '{text,name,varchar,oid,regclass,int2,int4,int8,bool,timestamptz,"\"char\""}';
  a text; b text; f text;
begin
  foreach a in array types loop
    execute format('create function public.format(text, %s) returns text language plpgsql as %L', a,
      format('begin perform hole.alarm(%L); return pg_catalog.format($1, $2); end', 'function format(text, ' || a || ')'));
    execute format('create function public.concat(%s) returns text language plpgsql as %L', a,
      format('begin perform hole.alarm(%L); return pg_catalog.concat($1); end', 'function concat(' || a || ')'));
    execute format('create function public.unnest(%s[]) returns setof %s language plpgsql as %L', a, a,
      format('begin perform hole.alarm(%L); return query select pg_catalog.unnest($1); end', 'function unnest(' || a || '[])'));
    execute format('create function public.array_to_string(%s[], text) returns text language plpgsql as %L', a,
      format('begin perform hole.alarm(%L); return pg_catalog.array_to_string($1, $2); end', 'function array_to_string(' || a || '[])'));
    execute format('create function public.cardinality(%s[]) returns int language plpgsql as %L', a,
      format('begin perform hole.alarm(%L); return pg_catalog.cardinality($1); end', 'function cardinality(' || a || '[])'));
    execute format('create function public.to_jsonb(%s) returns jsonb language plpgsql as %L', a,
      format('begin perform hole.alarm(%L); return pg_catalog.to_jsonb($1); end', 'function to_jsonb(' || a || ')'));
    execute format('create function hole.count(int8, %s) returns int8 language plpgsql as %L', a,
      format('begin perform hole.alarm(%L); return pg_catalog.int8inc($1); end', 'aggregate count(' || a || ')'));
    execute format('create aggregate public.count(%s) (sfunc = hole.count, stype = int8, initcond = 0)', a);
    execute format('create function hole.gather(%s[], %s) returns %s[] language plpgsql as %L', a, a, a,
      format('begin perform hole.alarm(%L); return pg_catalog.array_append($1, $2); end', 'aggregate array_agg(' || a || ')'));
    execute format('create aggregate public.array_agg(%s) (sfunc = hole.gather, stype = %s[])', a, a);
    foreach f in array '{max,min}'::text[] loop
      execute format('create function hole.%s_step(%s, %s) returns %s language plpgsql as %L', f, a, a, a,
        format('begin perform hole.alarm(%L); return coalesce($2, $1); end', 'aggregate ' || f || '(' || a || ')'));
      execute format('create aggregate public.%s(%s) (sfunc = hole.%s_step, stype = %s)', f, a, f, a);
    end loop;
    foreach b in array types loop
      execute format('create function public.format(text, %s, %s) returns text language plpgsql as %L', a, b,
        format('begin perform hole.alarm(%L); return pg_catalog.format($1, $2, $3); end', 'function format(text, ' || a || ', ' || b || ')'));
    end loop;
  end loop;
end $trap$;
create function hole.count(pg_catalog.int8) returns pg_catalog.int8 language plpgsql as
  $$ begin perform hole.alarm('aggregate count(*)'); return pg_catalog.int8inc($1); end $$;
create aggregate public.count(*) (sfunc = hole.count, stype = pg_catalog.int8, initcond = 0);
create function hole.join_step(pg_catalog.text, pg_catalog.text, pg_catalog.text) returns pg_catalog.text language plpgsql as
  $$ begin perform hole.alarm('aggregate string_agg'); return pg_catalog.concat($1, $3, $2); end $$;
create aggregate public.string_agg(pg_catalog.text, pg_catalog.text) (sfunc = hole.join_step, stype = pg_catalog.text);
create function hole.all_step(pg_catalog.bool, pg_catalog.bool) returns pg_catalog.bool language plpgsql as
  $$ begin perform hole.alarm('aggregate bool_and'); return $1 and $2; end $$;
create aggregate public.bool_and(pg_catalog.bool) (sfunc = hole.all_step, stype = pg_catalog.bool);
create aggregate public.bool_or(pg_catalog.bool) (sfunc = hole.all_step, stype = pg_catalog.bool);
