-- Which relations, routines and types a transaction may have changed in the eyes of this folder's other queries: those whose rows
-- in the catalogues are new, and those whose definitions may name them. A line that ends in "-- of pg_class" is for a
-- transaction that has written to that catalogue.
with recursive here as (
    select age(pg_current_xact_id()::xid) as age
),
written (class, oid) as (
    select null::oid, null::oid where false
    union all select 'pg_class'::regclass, c.oid from pg_class c, here where age(c.xmin) <= here.age -- of pg_class
    union all select distinct 'pg_class'::regclass::oid, a.attrelid from pg_attribute a, here where age(a.xmin) <= here.age -- of pg_attribute
    union all select 'pg_type'::regclass, t.oid from pg_type t, here where age(t.xmin) <= here.age -- of pg_type
    union all select distinct 'pg_type'::regclass::oid, e.enumtypid from pg_enum e, here where age(e.xmin) <= here.age -- of pg_enum
    union all select 'pg_proc'::regclass, p.oid from pg_proc p, here where age(p.xmin) <= here.age -- of pg_proc
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
    union all select 'pg_class'::regclass, e.adrelid from pg_attrdef e, here where age(e.xmin) <= here.age -- of pg_attrdef
    union all select 'pg_constraint'::regclass, k.oid from pg_constraint k, here where age(k.xmin) <= here.age -- of pg_constraint
    union all select 'pg_class'::regclass, x.indexrelid from pg_index x, here where age(x.xmin) <= here.age -- of pg_index
    union all select 'pg_class'::regclass, i.inhrelid from pg_inherits i, here where age(i.xmin) <= here.age -- of pg_inherits
    union all select 'pg_trigger'::regclass, t.oid from pg_trigger t, here where age(t.xmin) <= here.age -- of pg_trigger
    union all select 'pg_rewrite'::regclass, w.oid from pg_rewrite w, here where age(w.xmin) <= here.age -- of pg_rewrite
    union all select 'pg_policy'::regclass, p.oid from pg_policy p, here where age(p.xmin) <= here.age -- of pg_policy
    union all select 'pg_class'::regclass, q.seqrelid from pg_sequence q, here where age(q.xmin) <= here.age -- of pg_sequence
    union all select 'pg_class'::regclass, p.partrelid from pg_partitioned_table p, here where age(p.xmin) <= here.age -- of pg_partitioned_table
    union all select 'pg_statistic_ext'::regclass, x.oid from pg_statistic_ext x, here where age(x.xmin) <= here.age -- of pg_statistic_ext
    union all select 'pg_type'::regclass, r.rngtypid from pg_range r, here where age(r.xmin) <= here.age -- of pg_range
    union all select 'pg_proc'::regclass, a.aggfnoid from pg_aggregate a, here where age(a.xmin) <= here.age -- of pg_aggregate
    union all select d.classoid, d.objoid from pg_description d, here where age(d.xmin) <= here.age -- of pg_description
    union all select d.classid, d.objid from pg_depend d, here where age(d.xmin) <= here.age -- of pg_depend
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
select 'relation' as kind, c.oid
from host h
join pg_class c on c.oid = h.oid
where c.relkind in ('r', 'p', 'f', 'v', 'm', 'S')
union all
select 'index', x.indexrelid
from host h
join pg_index x on x.indrelid = h.oid
union all
select distinct 'type', t.oid
from (
    select p.oid from part p where p.class = 'pg_type'::regclass
    union
    select k.contypid from part p join pg_constraint k on p.class = 'pg_constraint'::regclass and k.oid = p.oid
    union
    select c.reltype from part p join pg_class c on p.class = 'pg_class'::regclass and c.oid = p.oid and c.relkind = 'c'
) as p (oid)
join pg_type t on t.oid = p.oid
union all
select distinct 'routine', r.oid
from part p
join pg_proc r on p.class = 'pg_proc'::regclass and r.oid = p.oid
union all -- of pg_description
-- What is described by a catalogue that is not followed here, and what comes to belong to an extension.
select 'beyond', d.classoid from pg_description d, here where age(d.xmin) <= here.age and d.classoid not in ('pg_class'::regclass, 'pg_proc'::regclass, 'pg_type'::regclass, 'pg_constraint'::regclass, 'pg_trigger'::regclass, 'pg_rewrite'::regclass, 'pg_policy'::regclass, 'pg_statistic_ext'::regclass) -- of pg_description
union all -- of pg_depend
select 'beyond', d.refclassid from pg_depend d, here where age(d.xmin) <= here.age and d.deptype = 'e' -- of pg_depend
union all
-- What names something that was changed, and is read whole or not at all.
select distinct 'beyond', r.class
from reached r
where r.class not in ('pg_class'::regclass, 'pg_proc'::regclass, 'pg_type'::regclass, 'pg_constraint'::regclass, 'pg_trigger'::regclass, 'pg_policy'::regclass, 'pg_statistic_ext'::regclass, 'pg_attrdef'::regclass)
