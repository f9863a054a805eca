-- Takes away what our own description of a database does not cover, so that no pg_dump of the server's version has to be at hand.
do $trap$
declare
  drops text;
begin
  for drops in
    select format('drop operator %I.%s (%s, %s)', n.nspname, o.oprname, format_type(o.oprleft, null), format_type(o.oprright, null))
    from pg_operator o join pg_namespace n on n.oid = o.oprnamespace and n.nspname <> 'pg_catalog'
    union all
    select format('drop aggregate %s', p.oid::regprocedure)
    from pg_proc p where p.prokind = 'a' and p.pronamespace = 'public'::regnamespace and p.pronargs > 0
    union all
    select 'drop aggregate public.count(*)'
    union all
    select format('drop cast (%s as %s)', format_type(c.castsource, null), format_type(c.casttarget, null))
    from pg_cast c join pg_proc p on p.oid = c.castfunc join pg_namespace n on n.oid = p.pronamespace and n.nspname = 'hole'
  loop
    execute drops;
  end loop;
end $trap$;
