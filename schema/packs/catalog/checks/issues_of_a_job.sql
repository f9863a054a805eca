-- promise: the issues of a job
-- keys: select id from processing_jobs
-- index: processing_issues_job_id_idx
select issue_type, severity, product_id, resolved from processing_issues where job_id = ?;
