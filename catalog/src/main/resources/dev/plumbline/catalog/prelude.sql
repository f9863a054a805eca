-- Goes before every query of this folder. A line that ends in "-- 14+" is for servers from 14 on, "-- 14-" for those before.
-- One that ends in "-- only" is for looking at some relations, routines and types alone, by their numbers.
-- A column whose name starts with ~ is read for writing statements and plays no part in comparisons.
-- With a home schema, names in it stand without their schema.
with scope as (
    select
        ?::text as home,
        ?::text[] as schemas,
        ?::text as bookkeeping
),
space as materialized (
    select
        n.oid,
        n.nspname,
        n.nspowner,
        n.nspacl,
        case when n.nspname = scope.home then '' else quote_ident(n.nspname) || '.' end as prefix
    from pg_namespace n
    cross join scope
    where n.nspname !~ '^pg_'
      and n.nspname <> 'information_schema'
      and (scope.schemas is null or n.nspname = any (scope.schemas))
      and not (
          scope.bookkeeping <> ''
          and n.nspname = '@quarantine@'
          and obj_description(n.oid, 'pg_namespace') = '@quarantine remark@')
),
member as materialized (
    select classid, objid from pg_depend where deptype = 'e'
      and classid in ('pg_class'::regclass, 'pg_proc'::regclass, 'pg_type'::regclass) and objid = any (?::oid[]) -- only
),
relation as materialized (
    select
        c.*,
        s.prefix,
        s.prefix || quote_ident(c.relname) as name
    from pg_class c
    join space s on s.oid = c.relnamespace
    cross join scope
    where c.relkind in ('r', 'p', 'f', 'v', 'm', 'S', 'i', 'I')
      and c.oid = any (?::oid[]) -- only
      and (
          scope.bookkeeping = ''
          or c.relname !~ scope.bookkeeping
              and not (s.nspname = '@own schema@' and c.relname ~ '^(@own relations@)$'))
      and (c.relkind not in ('r', 'p', 'f', 'v', 'm', 'S')
          or not exists (select from member m where m.classid = 'pg_class'::regclass and m.objid = c.oid))
)
