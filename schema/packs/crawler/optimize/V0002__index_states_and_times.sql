-- Purpose: queues by state, and what happened lately
-- Locks: share on activity_logs, crawl_jobs, export_jobs, validation_jobs
-- Rewrites: none
-- Blocks: writes to the tables while the indexes are built: on a table in use make them concurrently first, under these names
-- Undo: U0002__index_states_and_times.sql drops them, exactly
-- Transaction: yes
set local lock_timeout = '5s';

-- exception: index_not_concurrent; the pack's own tables, and twelve files more would say nothing
create index if not exists ix_crawl_job_status on crawl_jobs (status);
create index if not exists ix_activity_log_timestamp on activity_logs ("timestamp");
create index if not exists ix_validation_job_status on validation_jobs (status);
create index if not exists ix_export_job_status on export_jobs (status);
