-- What the columns of views are given beside their query.
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
      format('alter column %I set default ', a.attname) || pg_get_expr(ad.adbin, ad.adrelid),
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
      (
        select format('alter column %I set (%s)', a.attname, string_agg(o, ', '))
        from unnest(a.attoptions) o
        where o !~ '^pg_'
        having count(*) > 0)))
from pg_class c
join scope s on s.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_type t on t.oid = a.atttypid
left join pg_attrdef ad on ad.adrelid = a.attrelid and ad.adnum = a.attnum
where c.relkind in ('v', 'm')
  and c.relpersistence <> 't'
  and (
    ad.oid is not null
    or a.attstattarget >= 0
    or c.relkind = 'm' and (a.attstorage <> t.typstorage or a.attcompression <> '')
    or exists (select from unnest(a.attoptions) o where o !~ '^pg_'))
  and not exists (select from member m where m.classid = 'pg_class'::regclass and m.objid = c.oid)
