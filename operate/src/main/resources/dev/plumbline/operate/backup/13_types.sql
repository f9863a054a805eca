select
  'pg_type'::regclass::oid,
  t.oid,
  1,
  format('%I.%I', s.nspname, t.typname),
  case t.typtype
    when 'e' then
      format(
        'create type %I.%I as enum (%s)',
        s.nspname,
        t.typname,
        (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid))
    when 'c' then
      format(
        'create type %I.%I as (%s)',
        s.nspname,
        t.typname,
        (
          select string_agg(
            format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
              || coalesce((
                select format(' collate %I.%I', cn.nspname, co.collname)
                from pg_collation co
                join pg_namespace cn on cn.oid = co.collnamespace
                join pg_type at on at.oid = a.atttypid
                where co.oid = a.attcollation and a.attcollation <> at.typcollation), ''),
            ', ' order by a.attnum)
          from pg_attribute a
          where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped))
    when 'd' then
      format('create domain %I.%I as %s', s.nspname, t.typname, format_type(t.typbasetype, t.typtypmod))
        || coalesce((
          select format(' collate %I.%I', cn.nspname, co.collname)
          from pg_collation co
          join pg_namespace cn on cn.oid = co.collnamespace
          join pg_type bt on bt.oid = t.typbasetype
          where co.oid = t.typcollation and t.typcollation <> bt.typcollation), '')
        || coalesce(' default ' || t.typdefault, '')
        || case when t.typnotnull then ' not null' else '' end
        || coalesce((
          select string_agg(format(' constraint %I %s', k.conname, pg_get_constraintdef(k.oid)), '' order by k.conname)
          from pg_constraint k
          where k.contypid = t.oid and k.contype = 'c' and k.convalidated), '')
    when 'r' then
      (
        select format(
          'create type %I.%I as range (subtype = %s, subtype_opclass = %I.%I%s%s, multirange_type_name = %I.%I)',
          s.nspname,
          t.typname,
          format_type(r.rngsubtype, null),
          opn.nspname,
          op.opcname,
          coalesce((
            select format(', collation = %I.%I', cn.nspname, co.collname)
            from pg_collation co
            join pg_namespace cn on cn.oid = co.collnamespace
            where co.oid = r.rngcollation), ''),
          case when r.rngsubdiff::oid <> 0 then ', subtype_diff = ' || r.rngsubdiff::text else '' end,
          mn.nspname,
          mt.typname)
        from pg_range r
        join pg_opclass op on op.oid = r.rngsubopc
        join pg_namespace opn on opn.oid = op.opcnamespace
        join pg_type mt on mt.oid = r.rngmultitypid
        join pg_namespace mn on mn.oid = mt.typnamespace
        where r.rngtypid = t.oid)
  end
from pg_type t
join scope s on s.oid = t.typnamespace
left join pg_class rel on rel.oid = t.typrelid
where (t.typtype in ('e', 'd', 'r') or t.typtype = 'c' and rel.relkind = 'c')
  and not exists (select from member m where m.classid = 'pg_type'::regclass and m.objid = t.oid)
