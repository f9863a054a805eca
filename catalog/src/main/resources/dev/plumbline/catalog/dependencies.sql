, stand_in as materialized (
    select 'pg_attrdef'::regclass::oid as class, oid, 'pg_class'::regclass::oid as real_class, adrelid as real_oid, adnum::int as real_sub
    from pg_attrdef
    union all
    select 'pg_rewrite'::regclass, oid, 'pg_class'::regclass, ev_class, 0
    from pg_rewrite
    where rulename = '_RETURN'
    union all
    select 'pg_type'::regclass, t.oid, 'pg_class'::regclass, c.oid, 0
    from pg_class c
    join pg_type r on r.oid = c.reltype
    join pg_type t on t.oid in (r.oid, r.typarray)
    where c.relkind in ('r', 'p', 'f', 'v', 'm')
    union all
    select 'pg_class'::regclass, c.oid, 'pg_type'::regclass, c.reltype, 0
    from pg_class c
    where c.relkind = 'c'
    union all
    select 'pg_type'::regclass, t.typarray, 'pg_type'::regclass, t.oid, 0
    from pg_type t
    left join pg_class c on c.oid = t.typrelid
    where t.typarray <> 0 and (t.typrelid = 0 or c.relkind = 'c')
    union all
    select 'pg_type'::regclass, r.rngmultitypid, 'pg_type'::regclass, r.rngtypid, 0 -- 14+
    from pg_range r -- 14+
    union all -- 14+
    select 'pg_class'::regclass, k.conindid, 'pg_constraint'::regclass, k.oid, 0
    from pg_constraint k
    where k.contype in ('p', 'u', 'x')
    union all
    select m.classid, m.objid, 'pg_extension'::regclass, m.refobjid, 0
    from pg_depend m
    where m.deptype = 'e'
)
select
    coalesce(s.real_class, d.classid) as class,
    coalesce(s.real_oid, d.objid) as oid,
    coalesce(s.real_sub, d.objsubid) as sub,
    coalesce(r.real_class, d.refclassid) as needed_class,
    coalesce(r.real_oid, d.refobjid) as needed_oid,
    coalesce(r.real_sub, d.refobjsubid) as needed_sub,
    d.deptype in ('a', 'i', 'P', 'S') as part
from pg_depend d
left join stand_in s on s.class = d.classid and s.oid = d.objid
left join stand_in r on r.class = d.refclassid and r.oid = d.refobjid
where d.objid >= 16384
  and d.refobjid >= 16384
  and d.deptype in ('n', 'a', 'i', 'P', 'S')
