-- severity: error
-- reason: rows were lost or added along the way
-- promise: ${rows.activity_logs:,} activity_logs
-- dataset: full
select
    count(*) as found,
    ${rows.activity_logs} as expected
from activity_logs
having count(*) <> ${rows.activity_logs};
