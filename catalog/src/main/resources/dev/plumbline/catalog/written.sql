-- What a transaction that took nothing away has written, catalogue by catalogue, each with a query of its own behind a line that
-- names it: only those that were written to are asked. A 'read' row names a family of this folder's queries and a number it is asked
-- about. The others are for comparing with what was known: where one of them was known otherwise, what names it has changed as well,
-- and touched.sql says what that is. What has a number below 10000 came with the server; of that only schema public is followed.
-- The transaction's age stands in a query of its own, so that it is asked once and not for every row.
-- catalogue pg_class
with class as materialized (
    select c.oid, c.relkind, c.relname, c.relnamespace, c.reltype
    from pg_class c
    where c.oid >= 16384 and age(c.xmin) <= (select age(pg_current_xact_id()::xid)) and c.relkind <> 't'
)
select 'relation' as kind, c.oid, 0 as sub, quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name, '' as more
from class c
join pg_namespace n on n.oid = c.relnamespace
union all
select
    'read', c.oid, 0, '',
    case when c.relkind in ('v', 'm') then 'views' when c.relkind = 'S' then 'sequences' when c.relkind in ('i', 'I') then 'indexes' else 'tables' end
from class c
where c.relkind in ('r', 'p', 'f', 'v', 'm', 'S', 'i', 'I')
union all
select 'read', x.indrelid, 0, '', f.family
from class c
join pg_index x on x.indexrelid = c.oid
cross join lateral (
    select 'indexes'
    union all
    select 'constraints' from pg_constraint k where k.conrelid = x.indrelid and k.conindid = c.oid
) as f (family)
where c.relkind in ('i', 'I')
union all
-- The options of an identity column are those of a sequence.
select 'read', d.refobjid, 0, '', 'columns'
from class c
join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'i' and d.refclassid = 'pg_class'::regclass
where c.relkind = 'S'
union all
select f.kind, c.reltype, 0, '', f.family
from class c
cross join (values ('type', ''), ('read', 'types')) as f (kind, family)
where c.relkind = 'c'
-- catalogue pg_attribute
with attribute as materialized (
    select a.attrelid, a.attnum, a.attname, a.atttypid, a.atttypmod, a.attcollation, a.attisdropped
    from pg_attribute a
    where a.attrelid >= 16384 and a.attnum > 0 and age(a.xmin) <= (select age(pg_current_xact_id()::xid))
),
relation as materialized (
    select c.oid, c.relkind, c.reltype
    from (select distinct a.attrelid from attribute a) as a
    join pg_class c on c.oid = a.attrelid
)
select
    'attribute', a.attrelid, a.attnum, case when a.attisdropped then '' else quote_ident(a.attname) end,
    format_type(a.atttypid, a.atttypmod) || coalesce(' collate ' || (
        select a.attcollation::regcollation::text
        from pg_type t
        where t.oid = a.atttypid and a.attcollation not in (0, t.typcollation)), '')
from attribute a
union all
select 'read', r.oid, 0, '', case when r.relkind in ('v', 'm') then 'views' when r.relkind in ('i', 'I') then 'indexes' else 'columns' end
from relation r
where r.relkind in ('r', 'p', 'f', 'v', 'm', 'i', 'I')
union all
select 'read', x.indrelid, 0, '', 'indexes' from relation r join pg_index x on x.indexrelid = r.oid where r.relkind in ('i', 'I')
union all
select f.kind, r.reltype, 0, '', f.family
from relation r
cross join (values ('type', ''), ('read', 'types')) as f (kind, family)
where r.relkind = 'c'
union all
-- A query that is kept as a tree may write all columns of what it reads.
select
    'read', coalesce(w.ev_class, o.polrelid, p.oid), 0, '',
    case when c.relkind in ('v', 'm') then 'views' when w.oid is not null then 'rules' when o.oid is not null then 'policies' else 'functions' end
from relation r
join pg_depend d on d.refclassid = 'pg_class'::regclass and d.refobjid = r.oid
left join pg_rewrite w on d.classid = 'pg_rewrite'::regclass and w.oid = d.objid
left join pg_class c on c.oid = w.ev_class
left join pg_policy o on d.classid = 'pg_policy'::regclass and o.oid = d.objid
left join pg_proc p on d.classid = 'pg_proc'::regclass and p.oid = d.objid
where r.relkind in ('r', 'p', 'f', 'v', 'm')
  and d.classid in ('pg_rewrite'::regclass, 'pg_proc'::regclass, 'pg_policy'::regclass)
-- catalogue pg_attrdef
select 'read', e.adrelid, 0, '', case when c.relkind in ('v', 'm') then 'views' else 'columns' end
from pg_attrdef e
join pg_class c on c.oid = e.adrelid
where e.oid >= 16384 and age(e.xmin) <= (select age(pg_current_xact_id()::xid))
-- catalogue pg_index
select 'read', f.oid, 0, '', f.family
from pg_index x
cross join lateral (
    select x.indexrelid, 'indexes'
    union all
    select x.indrelid, 'indexes'
    union all
    select x.indrelid, 'constraints' from pg_constraint k where k.conrelid = x.indrelid and k.conindid = x.indexrelid
) as f (oid, family)
where x.indexrelid >= 16384 and age(x.xmin) <= (select age(pg_current_xact_id()::xid))
-- catalogue pg_inherits
select 'child', i.inhrelid, 0, '', '' from pg_inherits i where age(i.xmin) <= (select age(pg_current_xact_id()::xid))
-- catalogue pg_partitioned_table
select 'read', p.partrelid, 0, '', 'tables' from pg_partitioned_table p where age(p.xmin) <= (select age(pg_current_xact_id()::xid))
-- catalogue pg_sequence
select 'read', f.oid, 0, '', f.family
from pg_sequence q
cross join lateral (
    select q.seqrelid, 'sequences'
    union all
    select d.refobjid, 'columns'
    from pg_depend d
    where d.classid = 'pg_class'::regclass and d.objid = q.seqrelid and d.deptype = 'i' and d.refclassid = 'pg_class'::regclass
) as f (oid, family)
where q.seqrelid >= 16384 and age(q.xmin) <= (select age(pg_current_xact_id()::xid))
-- catalogue pg_constraint
select 'read', case when k.conrelid <> 0 then k.conrelid else k.contypid end, 0, '', f.family
from pg_constraint k
cross join lateral (select 'constraints' union all select 'columns' where k.contype = 'n' and k.conrelid <> 0) as f (family)
where k.oid >= 16384 and age(k.xmin) <= (select age(pg_current_xact_id()::xid))
-- catalogue pg_trigger
select 'read', f.oid, 0, '', f.family
from pg_trigger t
cross join lateral (
    select t.tgrelid, 'triggers' where not t.tgisinternal or t.tgparentid <> 0
    union all
    select k.conrelid, 'constraints' from pg_constraint k where k.oid = t.tgconstraint and k.conrelid <> 0
) as f (oid, family)
where t.oid >= 16384 and age(t.xmin) <= (select age(pg_current_xact_id()::xid))
-- catalogue pg_rewrite
select 'read', w.ev_class, 0, '', case when c.relkind in ('v', 'm') then 'views' else 'rules' end
from pg_rewrite w
join pg_class c on c.oid = w.ev_class
where w.oid >= 16384 and age(w.xmin) <= (select age(pg_current_xact_id()::xid))
-- catalogue pg_policy
select 'read', p.polrelid, 0, '', 'policies' from pg_policy p where age(p.xmin) <= (select age(pg_current_xact_id()::xid))
-- catalogue pg_statistic_ext
select 'read', x.stxrelid, 0, '', 'statistics' from pg_statistic_ext x where age(x.xmin) <= (select age(pg_current_xact_id()::xid))
-- catalogue pg_type
select f.kind, t.oid, 0, '', f.family
from pg_type t
cross join lateral (
    select 'type', ''
    union all
    select 'read', 'types'
    union all
    select 'read', 'constraints' where t.typtype = 'd'
) as f (kind, family)
where t.oid >= 16384 and age(t.xmin) <= (select age(pg_current_xact_id()::xid))
  and (
      t.typtype in ('e', 'd', 'r', 'b', 'p')
          and not (t.typelem <> 0 and exists (select from pg_type e where e.oid = t.typelem and e.typarray = t.oid))
      or t.typtype = 'c' and exists (select from pg_class c where c.oid = t.typrelid and c.relkind = 'c'))
-- catalogue pg_enum
select distinct f.kind, e.enumtypid, 0, '', f.family
from pg_enum e
cross join (values ('type', ''), ('read', 'types')) as f (kind, family)
where age(e.xmin) <= (select age(pg_current_xact_id()::xid))
-- catalogue pg_range
select f.kind, g.rngtypid, 0, '', f.family
from pg_range g
cross join (values ('type', ''), ('read', 'types')) as f (kind, family)
where g.rngtypid >= 16384 and age(g.xmin) <= (select age(pg_current_xact_id()::xid))
-- catalogue pg_proc
select f.kind, p.oid, 0, '', f.family
from pg_proc p
cross join lateral (
    select 'routine', ''
    union all
    select 'read', case when p.prokind = 'a' then 'aggregates' else 'functions' end
) as f (kind, family)
where p.oid >= 16384 and age(p.xmin) <= (select age(pg_current_xact_id()::xid))
-- catalogue pg_aggregate
select f.kind, a.aggfnoid, 0, '', f.family
from pg_aggregate a
cross join (values ('routine', ''), ('read', 'aggregates')) as f (kind, family)
where a.aggfnoid >= 16384 and age(a.xmin) <= (select age(pg_current_xact_id()::xid))
-- catalogue pg_depend
select 'beyond', d.refclassid, 0, '', ''
from pg_depend d
where d.refclassid = 'pg_extension'::regclass and d.deptype = 'e' and age(d.xmin) <= (select age(pg_current_xact_id()::xid))
union all
select 'read', f.oid, 0, '', f.family
from pg_depend d
join pg_class c on c.oid = d.objid and c.relkind = 'S'
cross join lateral (
    select d.objid, 'sequences'
    union all
    select d.refobjid, 'columns' where d.deptype = 'i'
) as f (oid, family)
where d.classid = 'pg_class'::regclass and d.objid >= 16384 and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i')
  and age(d.xmin) <= (select age(pg_current_xact_id()::xid))
-- catalogue pg_description
with described as materialized (
    select d.classoid, d.objoid, d.objsubid
    from pg_description d
    where d.objoid >= 10000 and age(d.xmin) <= (select age(pg_current_xact_id()::xid))
    union all
    select d.classoid, d.objoid, d.objsubid
    from pg_description d
    where d.objoid = 2200 and age(d.xmin) <= (select age(pg_current_xact_id()::xid))
)
select
    'read', f.oid, 0, '',
    case when c.relkind in ('v', 'm') then 'views' when c.relkind = 'S' then 'sequences' when c.relkind in ('i', 'I') then 'indexes' when c.relkind = 'c' then 'types' when d.objsubid > 0 then 'columns' else 'tables' end
from described d
join pg_class c on c.oid = d.objoid
cross join lateral (
    select case when c.relkind = 'c' then c.reltype else c.oid end
    union all
    select x.indrelid from pg_index x where c.relkind in ('i', 'I') and x.indexrelid = c.oid
) as f (oid)
where d.classoid = 'pg_class'::regclass
union all
select 'read', case when k.conrelid <> 0 then k.conrelid else k.contypid end, 0, '', 'constraints'
from described d
join pg_constraint k on k.oid = d.objoid
where d.classoid = 'pg_constraint'::regclass
union all
select 'read', t.tgrelid, 0, '', 'triggers' from described d join pg_trigger t on t.oid = d.objoid where d.classoid = 'pg_trigger'::regclass
union all
select 'read', w.ev_class, 0, '', 'rules' from described d join pg_rewrite w on w.oid = d.objoid where d.classoid = 'pg_rewrite'::regclass
union all
select 'read', p.polrelid, 0, '', 'policies' from described d join pg_policy p on p.oid = d.objoid where d.classoid = 'pg_policy'::regclass
union all
select 'read', x.stxrelid, 0, '', 'statistics' from described d join pg_statistic_ext x on x.oid = d.objoid where d.classoid = 'pg_statistic_ext'::regclass
union all
select 'read', d.objoid, 0, '', 'types' from described d where d.classoid = 'pg_type'::regclass
union all
select 'read', p.oid, 0, '', case when p.prokind = 'a' then 'aggregates' else 'functions' end
from described d
join pg_proc p on p.oid = d.objoid
where d.classoid = 'pg_proc'::regclass
union all
select 'beyond', d.classoid, 0, '', ''
from described d
where d.classoid not in ('pg_class'::regclass, 'pg_proc'::regclass, 'pg_type'::regclass, 'pg_constraint'::regclass, 'pg_trigger'::regclass, 'pg_rewrite'::regclass, 'pg_policy'::regclass, 'pg_statistic_ext'::regclass)
