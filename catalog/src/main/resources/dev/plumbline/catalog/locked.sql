-- What the transaction that is open has locked of what has a number of its own, and whether it no longer exists: nothing is dropped,
-- and no comment taken away, without a lock that is held until the end. Behind them, how many objects belong to extensions.
with lock (class, oid) as (
    select 'pg_class'::regclass::oid, l.relation
    from pg_locks l
    where l.pid = pg_backend_pid() and l.locktype = 'relation' and l.mode <> 'AccessShareLock' and l.relation >= 16384
    union
    select l.classid, l.objid
    from pg_locks l
    where l.pid = pg_backend_pid() and l.locktype = 'object'
      -- so much has who makes something in a schema
      and not (l.classid = 'pg_namespace'::regclass and l.mode = 'AccessShareLock')
)
select
    k.class,
    k.oid,
    not case k.class
        when 'pg_class'::regclass then exists (select from pg_class c where c.oid = k.oid)
        when 'pg_proc'::regclass then exists (select from pg_proc c where c.oid = k.oid)
        when 'pg_type'::regclass then exists (select from pg_type c where c.oid = k.oid)
        when 'pg_constraint'::regclass then exists (select from pg_constraint c where c.oid = k.oid)
        when 'pg_trigger'::regclass then exists (select from pg_trigger c where c.oid = k.oid)
        when 'pg_rewrite'::regclass then exists (select from pg_rewrite c where c.oid = k.oid)
        when 'pg_policy'::regclass then exists (select from pg_policy c where c.oid = k.oid)
        when 'pg_namespace'::regclass then exists (select from pg_namespace c where c.oid = k.oid)
        when 'pg_statistic_ext'::regclass then exists (select from pg_statistic_ext c where c.oid = k.oid)
        else true
    end as gone
from lock k
union all
select 0, count(*), false
from pg_depend d
where d.deptype = 'e'
