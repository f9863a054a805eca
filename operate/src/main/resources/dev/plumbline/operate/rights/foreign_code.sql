-- Tables whose coming rows run code that is not the server's own. An expression is harmless when everything it calls came with the
-- server and is immutable; what cannot be decided from its tree counts as harmful.
with recursive
expression as (
  select k.conrelid as rel, k.contypid as typ, k.conbin::text as tree
  from pg_catalog.pg_constraint k
  where k.contype = 'c'
  union all
  select d.adrelid, 0::oid, d.adbin::text
  from pg_catalog.pg_attrdef d
  join pg_catalog.pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
  where a.attgenerated <> ''
  union all
  select p.partrelid, 0::oid, p.partexprs::text
  from pg_catalog.pg_partitioned_table p
  where p.partexprs is not null),
harmful as (
  select e.rel, e.typ
  from expression e
  where pg_catalog.strpos(e.tree, 'COERCETODOMAIN ') > 0
    or exists (
      select
      from pg_catalog.regexp_matches(e.tree, ':(?:funcid|opfuncid) (\d+)', 'g') m
      left join pg_catalog.pg_proc p on p.oid = m[1]::oid
      where p.oid is null or p.oid >= 16384 or p.provolatile <> 'i')
    or exists (
      select
      from pg_catalog.regexp_matches(e.tree, ':opno (\d+)', 'g') m
      where m[1]::bigint >= 16384)
    or pg_catalog.strpos(e.tree, 'COERCEVIAIO ') > 0 and exists (
      select
      from pg_catalog.regexp_matches(e.tree, ':resulttype (\d+)', 'g') m
      where m[1]::bigint >= 16384)),
{made_of},
checked as (
  select w.whole, pg_catalog.bool_or(h.typ is not null) as harmful
  from made_of w
  join pg_catalog.pg_type t on t.oid = w.part and t.typtype = 'd'
  left join harmful h on h.typ = t.oid
  group by w.whole)
select
  n.nspname,
  c.relname,
  pg_catalog.pg_get_userbyid(c.relowner),
  array(
    select a.attname::text
    from pg_catalog.pg_attribute a
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    order by a.attnum),
  array(
    select pg_catalog.format_type(a.atttypid, a.atttypmod)
    from pg_catalog.pg_attribute a
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    order by a.attnum),
  array(
    select case
        when exists (select from checked k where k.whole = a.atttypid) then 'text'
        else pg_catalog.format_type(a.atttypid, a.atttypmod)
      end
    from pg_catalog.pg_attribute a
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    order by a.attnum)
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p')
  and c.oid >= 16384
  and (
    c.oid in (select rel from harmful where typ = 0)
    or c.relispartition and exists (
      select
      from pg_catalog.pg_partition_ancestors(c.oid) up
      join harmful h on h.rel = up and h.typ = 0)
    or exists (
      select
      from pg_catalog.pg_attribute a
      join checked k on k.whole = a.atttypid and k.harmful
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped))
