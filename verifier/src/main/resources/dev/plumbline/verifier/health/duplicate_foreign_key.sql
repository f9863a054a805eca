-- promise: no two foreign keys are the same
-- severity: warn
-- reason: Each of them checks every row again.
select
    duplicate.conname as foreign_key,
    kept.conname as same_as,
    duplicate.conrelid::regclass as table,
    pg_get_constraintdef(duplicate.oid) as definition,
    format('alter table %s drop constraint %I;', duplicate.conrelid::regclass, duplicate.conname) as fix
from pg_constraint as duplicate
join pg_constraint as kept on kept.contype = 'f'
    and kept.conrelid = duplicate.conrelid
    and kept.confrelid = duplicate.confrelid
    and kept.conkey = duplicate.conkey
    and kept.confkey = duplicate.confkey
    and kept.oid < duplicate.oid
where duplicate.contype = 'f' and duplicate.conparentid = 0 and kept.conparentid = 0
order by 3, 1;
