-- Which relations, routines and types a transaction may have changed in the eyes of this folder's other queries: those whose rows
-- in the catalogues are new, and those whose definitions may name them; with the families of queries that have something to say
-- of each. The first parameter are the catalogues the transaction has written to: the others are not looked through. The other
-- two are classes and numbers of what is to be read again in any case.
with recursive here as materialized (
    select age(pg_current_xact_id()::xid) as age
),
described as materialized (
    select d.classoid as class, d.objoid as oid
    from pg_description d
    where age(d.xmin) <= (select age from here) and 'pg_description' = any (?::text[])
),
depending as materialized (
    select d.classid as class, d.objid as oid, d.refclassid, d.deptype
    from pg_depend d
    where age(d.xmin) <= (select age from here) and 'pg_depend' = any (?::text[])
),
written (class, oid) as (
    select null::oid, null::oid where false
    union all select 'pg_class'::regclass, c.oid from pg_class c where age(c.xmin) <= (select age from here) and 'pg_class' = any (?::text[])
    union all select distinct 'pg_class'::regclass::oid, a.attrelid from pg_attribute a where age(a.xmin) <= (select age from here) and 'pg_attribute' = any (?::text[])
    union all select 'pg_type'::regclass, t.oid from pg_type t where age(t.xmin) <= (select age from here) and 'pg_type' = any (?::text[])
    union all select distinct 'pg_type'::regclass::oid, e.enumtypid from pg_enum e where age(e.xmin) <= (select age from here) and 'pg_enum' = any (?::text[])
    union all select 'pg_proc'::regclass, p.oid from pg_proc p where age(p.xmin) <= (select age from here) and 'pg_proc' = any (?::text[])
),
reached (class, oid) as (
    select w.class, w.oid from written w
    union
    select dependent.class, dependent.oid
    from reached r
    join pg_depend d on d.refclassid = r.class and d.refobjid = r.oid
    cross join lateral (
        select d.classid as class, d.objid as oid
        where d.classid <> 'pg_rewrite'::regclass and d.deptype <> 'e'
        union all
        select 'pg_class'::regclass, w.ev_class
        from pg_rewrite w
        where d.classid = 'pg_rewrite'::regclass and w.oid = d.objid
    ) as dependent
),
part (class, oid) as (
    select r.class, r.oid from reached r
    union all select 'pg_class'::regclass, e.adrelid from pg_attrdef e where age(e.xmin) <= (select age from here) and 'pg_attrdef' = any (?::text[])
    union all select 'pg_constraint'::regclass, k.oid from pg_constraint k where age(k.xmin) <= (select age from here) and 'pg_constraint' = any (?::text[])
    union all select 'pg_class'::regclass, x.indexrelid from pg_index x where age(x.xmin) <= (select age from here) and 'pg_index' = any (?::text[])
    union all select 'pg_class'::regclass, i.inhrelid from pg_inherits i where age(i.xmin) <= (select age from here) and 'pg_inherits' = any (?::text[])
    union all select 'pg_trigger'::regclass, t.oid from pg_trigger t where age(t.xmin) <= (select age from here) and 'pg_trigger' = any (?::text[])
    union all select 'pg_rewrite'::regclass, w.oid from pg_rewrite w where age(w.xmin) <= (select age from here) and 'pg_rewrite' = any (?::text[])
    union all select 'pg_policy'::regclass, p.oid from pg_policy p where age(p.xmin) <= (select age from here) and 'pg_policy' = any (?::text[])
    union all select 'pg_class'::regclass, q.seqrelid from pg_sequence q where age(q.xmin) <= (select age from here) and 'pg_sequence' = any (?::text[])
    union all select 'pg_class'::regclass, p.partrelid from pg_partitioned_table p where age(p.xmin) <= (select age from here) and 'pg_partitioned_table' = any (?::text[])
    union all select 'pg_statistic_ext'::regclass, x.oid from pg_statistic_ext x where age(x.xmin) <= (select age from here) and 'pg_statistic_ext' = any (?::text[])
    union all select 'pg_type'::regclass, r.rngtypid from pg_range r where age(r.xmin) <= (select age from here) and 'pg_range' = any (?::text[])
    union all select 'pg_proc'::regclass, a.aggfnoid from pg_aggregate a where age(a.xmin) <= (select age from here) and 'pg_aggregate' = any (?::text[])
    union all select d.class, d.oid from described d
    union all select d.class, d.oid from depending d
    union all select k.class, k.oid from unnest(?::oid[], ?::oid[]) as k (class, oid)
),
relation (oid) as (
    select p.oid from part p where p.class = 'pg_class'::regclass
    union
    select case when k.conrelid <> 0 then k.conrelid end from part p join pg_constraint k on p.class = 'pg_constraint'::regclass and k.oid = p.oid
    union
    select coalesce(k.conrelid, t.tgrelid)
    from part p
    join pg_trigger t on p.class = 'pg_trigger'::regclass and t.oid = p.oid
    left join pg_constraint k on t.tgisinternal and k.oid = t.tgconstraint
    union
    select e.adrelid from part p join pg_attrdef e on p.class = 'pg_attrdef'::regclass and e.oid = p.oid
    union
    select o.polrelid from part p join pg_policy o on p.class = 'pg_policy'::regclass and o.oid = p.oid
    union
    select w.ev_class from part p join pg_rewrite w on p.class = 'pg_rewrite'::regclass and w.oid = p.oid
    union
    select x.stxrelid from part p join pg_statistic_ext x on p.class = 'pg_statistic_ext'::regclass and x.oid = p.oid
    union
    -- The options of an identity column are those of a sequence.
    select d.refobjid
    from part p
    join pg_depend d on p.class = 'pg_class'::regclass and d.classid = p.class and d.objid = p.oid and d.deptype = 'i'
    where d.refclassid = 'pg_class'::regclass
),
host (oid) as (
    select coalesce(x.indrelid, r.oid)
    from relation r
    left join pg_index x on x.indexrelid = r.oid
    union
    select x.indrelid
    from relation r
    join pg_inherits i on i.inhrelid = r.oid
    join pg_index x on x.indexrelid = i.inhrelid
)
select
    'relation' as kind,
    c.oid,
    case
        when c.relkind in ('r', 'p', 'f') then 'tables columns'
        when c.relkind in ('v', 'm') then 'views'
        else 'sequences'
    end
    || case when exists (select from pg_constraint k where k.conrelid = c.oid) then ' constraints' else '' end
    || case
        when exists (select from pg_trigger t where t.tgrelid = c.oid and (not t.tgisinternal or t.tgparentid <> 0)) then ' triggers'
        else ''
    end
    || case when exists (select from pg_rewrite w where w.ev_class = c.oid and w.rulename <> '_RETURN') then ' rules' else '' end
    || case when exists (select from pg_policy o where o.polrelid = c.oid) then ' policies' else '' end
    || case when exists (select from pg_statistic_ext x where x.stxrelid = c.oid) then ' statistics' else '' end as families
from host h
join pg_class c on c.oid = h.oid
where c.relkind in ('r', 'p', 'f', 'v', 'm', 'S')
union all
select 'index', x.indexrelid, 'indexes'
from host h
join pg_index x on x.indrelid = h.oid
union all
select distinct 'type', t.oid, case when t.typtype = 'd' then 'types constraints' else 'types' end
from (
    select p.oid from part p where p.class = 'pg_type'::regclass
    union
    select k.contypid from part p join pg_constraint k on p.class = 'pg_constraint'::regclass and k.oid = p.oid
    union
    select c.reltype from part p join pg_class c on p.class = 'pg_class'::regclass and c.oid = p.oid and c.relkind = 'c'
) as p (oid)
join pg_type t on t.oid = p.oid
union all
select distinct 'routine', r.oid, case when r.prokind = 'a' then 'functions aggregates' else 'functions' end
from part p
join pg_proc r on p.class = 'pg_proc'::regclass and r.oid = p.oid
union all
-- What is described by a catalogue that is not followed here, and what comes to belong to an extension.
select 'beyond', d.class, '' from described d where d.class not in ('pg_class'::regclass, 'pg_proc'::regclass, 'pg_type'::regclass, 'pg_constraint'::regclass, 'pg_trigger'::regclass, 'pg_rewrite'::regclass, 'pg_policy'::regclass, 'pg_statistic_ext'::regclass)
union all
select 'beyond', d.refclassid, '' from depending d where d.deptype = 'e'
union all
-- What names something that was changed, and is read whole or not at all.
select distinct 'beyond', r.class, ''
from reached r
where r.class not in ('pg_class'::regclass, 'pg_proc'::regclass, 'pg_type'::regclass, 'pg_constraint'::regclass, 'pg_trigger'::regclass, 'pg_policy'::regclass, 'pg_statistic_ext'::regclass, 'pg_attrdef'::regclass)
