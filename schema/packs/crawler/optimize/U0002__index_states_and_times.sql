-- Purpose: undo of V0002: the indexes go
-- Locks: access exclusive on activity_logs, crawl_jobs, export_jobs, validation_jobs
-- Rewrites: none
-- Blocks: reads and writes of the tables, for a moment
-- Undo: V0002__index_states_and_times.sql builds them again
-- Transaction: yes
set local lock_timeout = '5s';

drop index
    ix_crawl_job_status,
    ix_activity_log_timestamp,
    ix_validation_job_status,
    ix_export_job_status;
