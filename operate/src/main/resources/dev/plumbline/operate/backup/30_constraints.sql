select
  'pg_constraint'::regclass::oid,
  k.oid,
  case when k.contype = 'f' or not k.convalidated then 5 when k.contype = 'c' then 1 else 3 end,
  format('%I.%I.%I', s.nspname, coalesce(c.relname, t.typname), k.conname),
  case
    when k.contypid <> 0 then format('alter domain %I.%I add constraint %I %s', s.nspname, t.typname, k.conname, pg_get_constraintdef(k.oid))
    else
      format(
        'alter table %s%I.%I add constraint %I %s',
        case when k.contype in ('p', 'u', 'x') then 'only ' end,
        s.nspname,
        c.relname,
        k.conname,
        pg_get_constraintdef(k.oid))
        || coalesce((
          select format('; alter index %I.%I set (%s)', s.nspname, i.relname, array_to_string(i.reloptions, ', '))
          from pg_class i
          where k.contype in ('p', 'u', 'x') and i.oid = k.conindid and i.reloptions is not null), '')
  end
from pg_constraint k
join scope s on s.oid = k.connamespace
left join pg_class c on c.oid = k.conrelid
left join pg_type t on t.oid = k.contypid
where (
    k.contype in ('p', 'u', 'x')
    or k.contype = 'f' and k.conparentid = 0
    or k.contype = 'c' and k.conrelid <> 0 and (k.conislocal or c.relispartition)
    or k.contype = 'c' and k.contypid <> 0 and not k.convalidated)
  and coalesce(c.relpersistence, 'p') <> 't'
  and not exists (
    select from member m
    where m.classid = 'pg_constraint'::regclass and m.objid = k.oid
      or m.classid = 'pg_class'::regclass and m.objid = k.conrelid
      or m.classid = 'pg_type'::regclass and m.objid = k.contypid)
