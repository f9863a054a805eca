select
  'pg_trigger'::regclass::oid,
  t.oid,
  6,
  t.tgrelid::regclass::text || ' ' || t.tgname,
  pg_get_triggerdef(t.oid)
    || case
      when t.tgenabled = 'O' then ''
      else format(
        '; alter table %s %s trigger %I',
        t.tgrelid::regclass,
        case t.tgenabled when 'D' then 'disable' when 'R' then 'enable replica' else 'enable always' end,
        t.tgname)
    end
from pg_trigger t
join pg_class c on c.oid = t.tgrelid
join scope s on s.oid = c.relnamespace
where not t.tgisinternal
  and t.tgparentid = 0
  and c.relpersistence <> 't'
  and not exists (
    select from member m
    where m.classid = 'pg_class'::regclass and m.objid = c.oid or m.classid = 'pg_trigger'::regclass and m.objid = t.oid)
union all
-- a trigger that came with a partitioned table and is switched otherwise on a partition
select
  'pg_trigger'::regclass::oid,
  t.oid,
  6,
  t.tgrelid::regclass::text || ' ' || t.tgname,
  format(
    'alter table %s %s trigger %I',
    t.tgrelid::regclass,
    case t.tgenabled when 'O' then 'enable' when 'D' then 'disable' when 'R' then 'enable replica' else 'enable always' end,
    t.tgname)
from pg_trigger t
join pg_trigger parent on parent.oid = t.tgparentid
join pg_class c on c.oid = t.tgrelid
join scope s on s.oid = c.relnamespace
where not t.tgisinternal
  and t.tgenabled <> parent.tgenabled
