-- severity: error
-- reason: a state that its times deny leaves a shop without refreshes
-- promise: a pending job has no beginning, an ended one has an end after it
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
