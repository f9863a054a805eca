-- Types of the attacker, with casts and operators that come before those of every type.
create type public.mood as enum ('sad', 'ok', 'glad');
create type public.pair as (a pg_catalog.int4, b pg_catalog.varchar);
create function hole.apart(pg_catalog.int4, pg_catalog.int4) returns pg_catalog.float8 language plpgsql immutable as
  $$ begin perform hole.alarm('subtype_diff of span'); return 0; end $$;
create type public.span as range (subtype = pg_catalog.int4, subtype_diff = hole.apart);
create domain public.small as pg_catalog.int4 check (hole.heard('check of domain small'));
do $trap$
declare
  t text; other text; op text; n int := 0;
begin
  foreach t in array '{mood,pair,span}'::text[] loop
    foreach other in array '{text,varchar,name,bpchar}'::text[] loop
      n := n + 1;
      execute format('create function hole.from_%s(public.%I) returns pg_catalog.%I language plpgsql as %L', n, t, other,
        format('begin perform hole.alarm(%L); return pg_catalog.format(''%%s'', $1); end', 'cast ' || t || ' to ' || other));
      execute format('create cast (public.%I as pg_catalog.%I) with function hole.from_%s(public.%I) as implicit', t, other, n, t);
      execute format('create function hole.into_%s(pg_catalog.%I) returns public.%I language plpgsql as %L', n, other, t,
        format('declare v public.%I; begin perform hole.alarm(%L); v := null; return v; end', t, 'cast ' || other || ' to ' || t));
      execute format('create cast (pg_catalog.%I as public.%I) with function hole.into_%s(pg_catalog.%I) as implicit', other, t, n, other);
    end loop;
    foreach op in array '{=,<>,<,>,<=,>=,||,~}'::text[] loop
      foreach other in array array['public.' || t, 'pg_catalog.text'] loop
        n := n + 1;
        execute format('create function hole.mine_%s(public.%I, %s) returns pg_catalog.bool language plpgsql as %L', n, t, other,
          format('begin perform hole.alarm(%L); return true; end', 'operator ' || op || '(' || t || ', ' || other || ')'));
        execute format('create operator public.%s (leftarg = public.%I, rightarg = %s, function = hole.mine_%s)', op, t, other, n);
      end loop;
    end loop;
  end loop;
end $trap$;
