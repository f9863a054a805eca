select
    'pg_trigger'::regclass::oid as class,
    t.oid,
    0 as sub,
    'trigger' as kind,
    r.name || '.' || quote_ident(t.tgname) as name,
    r.name as "on",
    d.description as comment,
    pg_get_triggerdef(t.oid) as definition,
    case t.tgenabled when 'D' then 'no' when 'R' then 'replica' when 'A' then 'always' end as enabled,
    array[
        case r.relkind when 'v' then 'view ' when 'm' then 'materialized view ' when 'f' then 'foreign table ' else 'table ' end
        || r.name
    ] as whole
from pg_trigger t
join relation r on r.oid = t.tgrelid
left join pg_description d on d.classoid = 'pg_trigger'::regclass and d.objoid = t.oid
where not t.tgisinternal
  or t.tgparentid <> 0 -- 15-
     and exists (select from pg_trigger p where p.oid = t.tgparentid and not p.tgisinternal) -- 15-
