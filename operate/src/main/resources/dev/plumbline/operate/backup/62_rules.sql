select
  'pg_rewrite'::regclass::oid,
  r.oid,
  6,
  r.ev_class::regclass::text || ' ' || r.rulename,
  rtrim(pg_get_ruledef(r.oid), ';')
    || case
      when r.ev_enabled = 'O' then ''
      else format(
        '; alter table %s %s rule %I',
        r.ev_class::regclass,
        case r.ev_enabled when 'D' then 'disable' when 'R' then 'enable replica' else 'enable always' end,
        r.rulename)
    end
from pg_rewrite r
join pg_class c on c.oid = r.ev_class
join scope s on s.oid = c.relnamespace
where r.rulename <> '_RETURN'
  and c.relpersistence <> 't'
  and not exists (select from member m where m.classid = 'pg_class'::regclass and m.objid = c.oid)
