-- promise: every trigger is switched on
-- severity: fail
-- reason: A trigger that is switched off does nothing; switched off with ALL, not even foreign keys are enforced.
select
    case when t.tgisinternal then coalesce(k.conname, t.tgname) else t.tgname end as trigger,
    t.tgrelid::regclass as table,
    case t.tgenabled when 'D' then 'off' else 'on replicas only' end as state,
    case when t.tgisinternal then 'foreign key is not enforced' else t.tgfoid::regprocedure::text end as does,
    case
        when t.tgisinternal then format('constraint %s.%I', k.conrelid::regclass, k.conname)
        else format('trigger %s.%I', t.tgrelid::regclass, t.tgname)
    end as follows,
    case
        when t.tgisinternal then format('alter table %s enable trigger all;', t.tgrelid::regclass)
        else format('alter table %s enable trigger %I;', t.tgrelid::regclass, t.tgname)
    end as fix
from pg_trigger as t
left join pg_constraint as k on k.oid = t.tgconstraint
where t.tgenabled in ('D', 'R')
    -- A partition's copy is switched with the trigger above it.
    and not exists (select from pg_trigger as above where above.oid = t.tgparentid and above.tgenabled = t.tgenabled)
order by 2, 1;
