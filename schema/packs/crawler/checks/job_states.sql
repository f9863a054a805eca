-- severity: error
-- reason: a state that contradicts its times leaves the queue waiting for ever
-- promise: a pending crawl has no start time, a finished one has an end
-- dataset: any
select
    id,
    status,
    started_at,
    completed_at
from crawl_jobs
where (status = 'pending') <> (started_at is null)
    or (status in ('completed', 'failed', 'cancelled')) <> (completed_at is not null)
order by id;
