select
  0::oid,
  c.oid,
  2,
  format('%I.%I.%I', s.nspname, c.relname, a.attname),
  format(
    'alter table only %I.%I %s',
    s.nspname,
    c.relname,
    concat_ws(
      ', ',
      case
        when a.attstorage <> t.typstorage then format(
          'alter column %I set storage %s',
          a.attname,
          case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end)
      end,
      case
        when a.attcompression <> '' then format(
          'alter column %I set compression %s',
          a.attname,
          case a.attcompression when 'p' then 'pglz' else 'lz4' end)
      end,
      case when a.attstattarget >= 0 then format('alter column %I set statistics %s', a.attname, a.attstattarget) end,
      case when o.options <> '' then format('alter column %I set (%s)', a.attname, o.options) end,
      case
        when a.attnotnull and not a.attislocal and not c.relispartition then format('alter column %I set not null', a.attname)
      end))
from pg_class c
join scope s on s.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_type t on t.oid = a.atttypid
cross join lateral (
  -- a server may keep marks of its own here, which nobody can set
  select coalesce(string_agg(option, ', '), '') as options
  from unnest(a.attoptions) option
  where split_part(option, '=', 1) in ('n_distinct', 'n_distinct_inherited')) o
where c.relkind in ('r', 'p', 'm')
  and c.relpersistence <> 't'
  and (
    a.attstorage <> t.typstorage
    or a.attcompression <> ''
    or a.attstattarget >= 0
    or o.options <> ''
    or a.attnotnull and not a.attislocal and not c.relispartition)
  and not exists (select from member m where m.classid = 'pg_class'::regclass and m.objid = c.oid)
