with dep as (
    select distinct d.classid, d.objid, d.objsubid, d.refclassid, d.refobjid, d.refobjsubid
    from pg_depend d
    where (d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0 or d.refclassid = 'pg_proc'::regclass)
        and d.refobjid >= 16384
)
select
    d.refclassid = 'pg_proc'::regclass as of_routine,
    d.refobjid as used,
    d.refobjsubid as number,
    u.what,
    u.relation,
    u.routine,
    u.name
from dep d
cross join lateral (
    select case c.relkind when 'm' then 'materialized view' else 'view' end, r.ev_class::bigint, 0::bigint, c.relname::text
    from pg_rewrite r
    join pg_class c on c.oid = r.ev_class
    where d.classid = 'pg_rewrite'::regclass and r.oid = d.objid and r.ev_class <> d.refobjid
    union all
    select
        case k.contype
            when 'p' then 'primary key'
            when 'u' then 'unique constraint'
            when 'f' then 'foreign key'
            when 'x' then 'exclusion constraint'
            else 'check'
        end,
        k.conrelid::bigint, 0::bigint, k.conname::text
    from pg_constraint k
    where d.classid = 'pg_constraint'::regclass and k.oid = d.objid and k.conrelid <> 0 and k.conparentid = 0
    union all
    select 'index', i.indrelid::bigint, 0::bigint, c.relname::text
    from pg_index i
    join pg_class c on c.oid = i.indexrelid
    where d.classid = 'pg_class'::regclass and i.indexrelid = d.objid
    union all
    select 'trigger', t.tgrelid::bigint, 0::bigint, t.tgname::text
    from pg_trigger t
    where d.classid = 'pg_trigger'::regclass and t.oid = d.objid and not t.tgisinternal
    union all
    select 'policy', p.polrelid::bigint, 0::bigint, p.polname::text
    from pg_policy p
    where d.classid = 'pg_policy'::regclass and p.oid = d.objid
    union all
    select case when a.attgenerated = '' then 'default of' else 'generated column' end, ad.adrelid::bigint, 0::bigint, a.attname::text
    from pg_attrdef ad
    join pg_attribute a on a.attrelid = ad.adrelid and a.attnum = ad.adnum
    where d.classid = 'pg_attrdef'::regclass
        and ad.oid = d.objid
        and not (ad.adrelid = d.refobjid and ad.adnum = d.refobjsubid)
    union all
    select 'function', 0::bigint, p.oid::bigint, p.proname::text
    from pg_proc p
    where d.classid = 'pg_proc'::regclass and p.oid = d.objid and p.oid <> d.refobjid
    union all
    select 'statistics', s.stxrelid::bigint, 0::bigint, s.stxname::text
    from pg_statistic_ext s
    where d.classid = 'pg_statistic_ext'::regclass and s.oid = d.objid
) as u (what, relation, routine, name)
