-- severity: error
-- reason: until the foreign key is valid, nothing else looks for these rows; plumbline quarantine crawler --constraint activity_logs_user_id_fkey moves them aside
-- promise: every row of activity_logs refers to a row of profiles by user_id, or to none
-- dataset: any
select
    c.id,
    c.user_id as missing_user_id,
    count(*) over () as found,
    0 as expected
from activity_logs as c
where c.user_id is not null
    and not exists (select from profiles as p where p.id = c.user_id)
order by c.id;
