-- Purpose: new rows must refer to what is there; old ones are looked at by the next file
-- Locks: share row exclusive on activity_logs, crawl_jobs, export_jobs, images, profiles, projects, validation_jobs
-- Rewrites: none
-- Blocks: writes to all tables, for a moment: nothing is read
-- Undo: U0006__add_foreign_keys_not_valid.sql drops them, exactly
-- Transaction: yes
set local lock_timeout = '5s';

alter table projects
    add constraint projects_user_id_fkey foreign key (user_id) references profiles (id) on delete cascade not valid;
alter table crawl_jobs
    add constraint crawl_jobs_project_id_fkey foreign key (project_id) references projects (id) on delete cascade not valid;
alter table images
    add constraint images_crawl_job_id_fkey foreign key (crawl_job_id) references crawl_jobs (id) on delete cascade not valid;
alter table validation_jobs
    add constraint validation_jobs_crawl_job_id_fkey foreign key (crawl_job_id) references crawl_jobs (id) on delete cascade not valid;
alter table export_jobs
    add constraint export_jobs_crawl_job_id_fkey foreign key (crawl_job_id) references crawl_jobs (id) on delete cascade not valid;
alter table export_jobs
    add constraint export_jobs_user_id_fkey foreign key (user_id) references profiles (id) on delete cascade not valid;
alter table activity_logs
    add constraint activity_logs_user_id_fkey foreign key (user_id) references profiles (id) on delete set null not valid;
