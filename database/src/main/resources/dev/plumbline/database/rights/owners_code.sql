-- Whether work on a table can run code of somebody who is no superuser: its own, that of its partitions and children, and that of
-- tables whose rows go or change along with its rows. Casts of its types count, for a question may write a value as text. What comes
-- from a superuser, as most extensions do, is trusted. PostgreSQL's own functions that run a query which they get as text count as code.
with recursive rel (oid) as (
  select ?::pg_catalog.oid
  union
  select x.oid
  from rel r
  cross join lateral (
    select i.inhrelid as oid
    from pg_catalog.pg_inherits i
    where i.inhparent = r.oid
    union all
    select k.conrelid
    from pg_catalog.pg_constraint k
    where k.contype = 'f' and k.confrelid = r.oid and (k.confdeltype not in ('a', 'r') or k.confupdtype not in ('a', 'r'))) x),
stranger (oid) as (
  select r.oid
  from pg_catalog.pg_roles r
  where not r.rolsuper),
{made_of},
tree (text) as (
  select k.conbin::pg_catalog.text
  from rel r
  join pg_catalog.pg_constraint k on k.conrelid = r.oid and k.contype = 'c'
  union all
  select d.adbin::pg_catalog.text
  from rel r
  join pg_catalog.pg_attrdef d on d.adrelid = r.oid
  union all
  select p.partexprs::pg_catalog.text
  from rel r
  join pg_catalog.pg_partitioned_table p on p.partrelid = r.oid
  union all
  select pg_catalog.concat(i.indexprs::pg_catalog.text, i.indpred::pg_catalog.text)
  from rel r
  join pg_catalog.pg_index i on i.indrelid = r.oid
  union all
  select pg_catalog.to_jsonb(s) ->> 'stxexprs'
  from rel r
  join pg_catalog.pg_statistic_ext s on s.stxrelid = r.oid
  union all
  select g.tgqual::pg_catalog.text
  from rel r
  join pg_catalog.pg_trigger g on g.tgrelid = r.oid and g.tgenabled <> 'D')
select
  exists (
    select
    from rel r
    join pg_catalog.pg_trigger g on g.tgrelid = r.oid and not g.tgisinternal and g.tgenabled <> 'D'
    join pg_catalog.pg_proc p on p.oid = g.tgfoid
    where p.proowner in (select s.oid from stranger s))
  or exists (
    select
    from rel r
    join pg_catalog.pg_rewrite w on w.ev_class = r.oid
    join pg_catalog.pg_class c on c.oid = r.oid and (c.relkind in ('m', 'v') or w.ev_type <> '1')
    where c.relowner in (select s.oid from stranger s))
  or exists (
    select
    from made_of m
    join pg_catalog.pg_type t on t.oid = m.part
    left join pg_catalog.pg_range g on g.rngtypid = t.oid
    where t.typowner in (select s.oid from stranger s)
      and (t.typtype = 'd' and exists (select from pg_catalog.pg_constraint k where k.contypid = t.oid and k.contype = 'c')
        or g.rngsubdiff::pg_catalog.oid >= 16384))
  or exists (
    select
    from made_of m
    join pg_catalog.pg_cast k on m.part in (k.castsource, k.casttarget)
    join pg_catalog.pg_proc p on p.oid = k.castfunc
    where p.proowner in (select s.oid from stranger s))
  or exists (
    select
    from tree x
    cross join lateral pg_catalog.regexp_matches(x.text, ':(?:funcid|opfuncid|inputfunc|aggfnoid|winfnoid) (\d+)', 'g') f
    join pg_catalog.pg_proc p on p.oid = f[1]::pg_catalog.oid
    where p.proowner in (select s.oid from stranger s)
      or p.proname::pg_catalog.text ~ '_to_xml|^ts_stat$|^ts_rewrite$|^set_config$')
  or exists (
    select
    from tree x
    cross join lateral pg_catalog.regexp_matches(x.text, ':opno (\d+)', 'g') f
    join pg_catalog.pg_operator o on o.oid = f[1]::pg_catalog.oid
    join pg_catalog.pg_proc p on p.oid = o.oprcode::pg_catalog.oid
    where p.proowner in (select s.oid from stranger s))
  or exists (
    select
    from tree x
    cross join lateral pg_catalog.regexp_matches(x.text, '\{COERCETODOMAIN .*? :resulttype (\d+)', 'g') f
    join pg_catalog.pg_type t on t.oid = f[1]::pg_catalog.oid
    where t.typowner in (select s.oid from stranger s))
  or exists (
    select
    from rel r
    join pg_catalog.pg_constraint k on k.contype = 'f' and r.oid in (k.conrelid, k.confrelid)
    cross join lateral rows from (pg_catalog.unnest(k.conkey), pg_catalog.unnest(k.confkey)) as pair (here, there)
    join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.here
    join pg_catalog.pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.there
    where a.atttypid <> b.atttypid and (a.atttypid >= 16384 or b.atttypid >= 16384))
