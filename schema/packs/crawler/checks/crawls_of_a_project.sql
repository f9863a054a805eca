-- promise: the crawls of a project in one state
-- keys: select distinct project_id, status from crawl_jobs
-- index: ix_crawl_job_project_status
select id, name, progress from crawl_jobs where project_id = ? and status = ?;
