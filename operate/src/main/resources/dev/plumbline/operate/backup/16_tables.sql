select
  'pg_class'::regclass::oid,
  c.oid,
  1,
  format('%I.%I', s.nspname, c.relname),
  format(
    E'create %stable %I.%I (%s\n)%s%s%s%s',
    case when c.relpersistence = 'u' then 'unlogged ' end,
    s.nspname,
    c.relname,
    (
      select string_agg(
        format(E'\n  %I %s', a.attname, format_type(a.atttypid, a.atttypmod))
          || coalesce((
            select format(' collate %I.%I', cn.nspname, co.collname)
            from pg_collation co
            join pg_namespace cn on cn.oid = co.collnamespace
            where co.oid = a.attcollation and a.attcollation <> t.typcollation), '')
          || case
            when a.attgenerated = '' then ''
            else format(
              ' generated always as (%s) %s',
              pg_get_expr(ad.adbin, ad.adrelid),
              case a.attgenerated when 's' then 'stored' else 'virtual' end)
          end
          || case
            when a.attnotnull then coalesce((
              select format(' constraint %I', k.conname)
              from pg_constraint k
              where k.conrelid = c.oid and k.contype = 'n' and k.conkey = array[a.attnum]), '') || ' not null'
            else ''
          end
          || case
            when a.attidentity = '' or c.relispartition then ''
            else format(
              ' generated %s as identity (sequence name %s start with %s increment by %s minvalue %s maxvalue %s cache %s%s)',
              case a.attidentity when 'a' then 'always' else 'by default' end,
              q.seqrelid::regclass,
              q.seqstart,
              q.seqincrement,
              q.seqmin,
              q.seqmax,
              q.seqcache,
              case when q.seqcycle then ' cycle' else '' end)
          end,
        ',' order by a.attnum)
      from pg_attribute a
      join pg_type t on t.oid = a.atttypid
      left join pg_attrdef ad on ad.adrelid = a.attrelid and ad.adnum = a.attnum
      left join pg_depend d on a.attidentity <> '' and d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
        and d.refobjid = a.attrelid and d.refobjsubid = a.attnum and d.deptype = 'i'
      left join pg_sequence q on q.seqrelid = d.objid
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and (a.attislocal or c.relispartition)),
    case
      when not c.relispartition then (
        select format(' inherits (%s)', string_agg(i.inhparent::regclass::text, ', ' order by i.inhseqno))
        from pg_inherits i
        where i.inhrelid = c.oid
        having count(*) > 0)
    end,
    case when c.relkind = 'p' then ' partition by ' || pg_get_partkeydef(c.oid) end,
    (select format(' using %I', am.amname) from pg_am am where am.oid = c.relam and am.amname <> 'heap'),
    ' with (' || (
      select string_agg(option, ', ')
      from (
        select format('%s=%L', split_part(o, '=', 1), substr(o, strpos(o, '=') + 1)) as option
        from unnest(c.reloptions) o
        union all
        select format('toast.%s=%L', split_part(o, '=', 1), substr(o, strpos(o, '=') + 1))
        from pg_class toast, unnest(toast.reloptions) o
        where toast.oid = c.reltoastrelid) options) || ')')
from pg_class c
join scope s on s.oid = c.relnamespace
where c.relkind in ('r', 'p')
  and c.reloftype = 0
  and c.relpersistence <> 't'
  and not exists (select from member m where m.classid = 'pg_class'::regclass and m.objid = c.oid)
