-- promise: no two foreign keys are the same
-- severity: warn
-- reason: Each of them checks every row again.
select
    twin.conname as foreign_key,
    kept.conname as same_as,
    twin.conrelid::regclass as table,
    pg_get_constraintdef(twin.oid) as definition,
    format('alter table %s drop constraint %I;', twin.conrelid::regclass, twin.conname) as fix
from pg_constraint as twin
join pg_constraint as kept on kept.contype = 'f'
    and kept.conrelid = twin.conrelid
    and kept.confrelid = twin.confrelid
    and kept.conkey = twin.conkey
    and kept.confkey = twin.confkey
    and kept.oid < twin.oid
where twin.contype = 'f' and twin.conparentid = 0 and kept.conparentid = 0
order by 3, 1;
