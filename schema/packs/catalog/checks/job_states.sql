-- severity: error
-- reason: a state that contradicts its times leaves a shop without refreshes
-- promise: a pending job has no start time, a finished one has an end after its start
-- dataset: any
select
    id,
    status,
    started_at,
    completed_at
from processing_jobs
where (status = 'pending') <> (started_at is null)
    or (status in ('completed', 'failed')) <> (completed_at is not null)
    or completed_at < started_at
order by id;
