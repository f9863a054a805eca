-- Purpose: undo of V0006: rows may refer to what is not there
-- Locks: access exclusive on activity_logs, crawl_jobs, export_jobs, images, profiles, projects, validation_jobs
-- Rewrites: none
-- Blocks: reads and writes of all tables, for a moment
-- Undo: V0006__add_foreign_keys_not_valid.sql adds them again
-- Transaction: yes
set local lock_timeout = '5s';

alter table projects drop constraint projects_user_id_fkey;
alter table crawl_jobs drop constraint crawl_jobs_project_id_fkey;
alter table images drop constraint images_crawl_job_id_fkey;
alter table validation_jobs drop constraint validation_jobs_crawl_job_id_fkey;
alter table export_jobs drop constraint export_jobs_crawl_job_id_fkey;
alter table export_jobs drop constraint export_jobs_user_id_fkey;
alter table activity_logs drop constraint activity_logs_user_id_fkey;
