-- Purpose: what refers to a row is found without reading the table: deletes, joins, pages
-- Locks: share on activity_logs, crawl_jobs, export_jobs, images, projects, validation_jobs
-- Rewrites: none
-- Blocks: writes to the tables while the indexes are built: on a table in use make them concurrently first, under these names
-- Undo: U0001__index_what_refers.sql drops them, exactly
-- Transaction: yes
set local lock_timeout = '5s';

-- exception: index_not_concurrent; the pack's own tables, and twelve files more would say nothing
create index if not exists ix_project_user_id on projects (user_id);
create index if not exists ix_crawl_job_project_status on crawl_jobs (project_id, status);
create index if not exists ix_image_crawl_job_id on images (crawl_job_id);
create index if not exists ix_activity_log_user_id on activity_logs (user_id);
create index if not exists ix_validation_job_crawl_job_id on validation_jobs (crawl_job_id);
create index if not exists ix_export_job_user_id on export_jobs (user_id);
create index if not exists ix_export_job_crawl_job_id on export_jobs (crawl_job_id);
