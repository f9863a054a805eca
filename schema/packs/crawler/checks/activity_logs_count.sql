-- severity: error
-- reason: rows were lost or added on the way
-- promise: ${rows.activity_logs:,} activity_logs
-- dataset: full
select
    count(*) as found,
    ${rows.activity_logs} as wanted
from activity_logs
having count(*) <> ${rows.activity_logs};
