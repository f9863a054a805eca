-- Purpose: undo of V0001: the indexes go
-- Locks: access exclusive on activity_logs, crawl_jobs, export_jobs, images, projects, validation_jobs
-- Rewrites: none
-- Blocks: reads and writes of the tables, for a moment
-- Undo: V0001__index_what_refers.sql builds them again
-- Transaction: yes
set local lock_timeout = '5s';

drop index
    ix_project_user_id,
    ix_crawl_job_project_status,
    ix_image_crawl_job_id,
    ix_activity_log_user_id,
    ix_validation_job_crawl_job_id,
    ix_export_job_user_id,
    ix_export_job_crawl_job_id;
