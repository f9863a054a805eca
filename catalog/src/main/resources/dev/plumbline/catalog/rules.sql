select
    'pg_rewrite'::regclass::oid as class,
    w.oid,
    0 as sub,
    'rule' as kind,
    r.name || '.' || quote_ident(w.rulename) as name,
    r.name as "on",
    d.description as comment,
    pg_get_ruledef(w.oid) as definition,
    case w.ev_enabled when 'D' then 'no' when 'R' then 'replica' when 'A' then 'always' end as enabled,
    array[case r.relkind when 'v' then 'view ' when 'm' then 'materialized view ' else 'table ' end || r.name] as whole
from pg_rewrite w
join relation r on r.oid = w.ev_class
left join pg_description d on d.classoid = 'pg_rewrite'::regclass and d.objoid = w.oid
where w.rulename <> '_RETURN'
