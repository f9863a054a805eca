-- Filled materialized views with their queries, and why a query had better not be run: it would call what others wrote, as who asks.
with recursive reach (view, relation) as (
    select c.oid, c.oid
    from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind = 'm' and c.relispopulated and n.nspname !~ '^pg_'
    union
    select r.view, d.refobjid
    from reach as r
    join pg_class as c on c.oid = r.relation and (c.relkind = 'v' or c.oid = r.view)
    join pg_rewrite as w on w.ev_class = r.relation
    join pg_depend as d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid and d.refclassid = 'pg_class'::regclass
),
foreign_code (view) as (
    select r.view
    from reach as r
    join pg_class as c on c.oid = r.relation and (c.relkind = 'v' or c.oid = r.view)
    join pg_rewrite as w on w.ev_class = r.relation
    join pg_depend as d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid
    left join pg_type as t on d.refclassid = 'pg_type'::regclass and t.oid = d.refobjid
    where d.refobjid >= 16384
        and (d.refclassid in ('pg_proc'::regclass, 'pg_operator'::regclass) or t.typtype in ('b', 'd'))
    union
    select r.view
    from reach as r
    join pg_attribute as a on a.attrelid = r.relation and a.attnum > 0
    join pg_type as t on t.oid = a.atttypid
    where t.oid >= 16384 and t.typtype = 'b' and t.typelem = 0
)
select
    format('%I.%I', n.nspname, c.relname) as name,
    rtrim(pg_get_viewdef(c.oid), '; ') as query,
    case
        when exists (select from foreign_code as f where f.view = c.oid)
            then 'its query calls functions or types that are not PostgreSQL''s own'
        when exists (
            select
            from reach as r
            join pg_class as t on t.oid = r.relation
            where r.view = c.oid and (t.relkind = 'f' or t.relrowsecurity)
        ) then 'its query reads a foreign table or one with row security'
    end as obstacle
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
where c.oid in (select r.view from reach as r)
order by 1
