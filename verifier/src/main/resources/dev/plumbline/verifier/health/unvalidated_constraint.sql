-- promise: every constraint has been validated
-- severity: warn
-- reason: A NOT VALID constraint holds for new rows only; older rows may break it, and the planner does not rely on it.
select
    k.conname as constraint,
    k.conrelid::regclass as table,
    pg_get_constraintdef(k.oid) as definition,
    format('alter table %s validate constraint %I;', k.conrelid::regclass, k.conname) as fix
from pg_constraint as k
where not k.convalidated and k.conrelid <> 0 and k.conparentid = 0
order by 2, 1;
