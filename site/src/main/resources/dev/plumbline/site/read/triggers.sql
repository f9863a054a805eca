select
    t.tgrelid,
    t.tgname,
    pg_get_triggerdef(t.oid, true) as definition,
    t.tgfoid::bigint as routine,
    t.tgenabled::text = 'D' as disabled,
    obj_description(t.oid, 'pg_trigger') as comment
from pg_trigger t
where not t.tgisinternal
    and t.tgparentid = 0
