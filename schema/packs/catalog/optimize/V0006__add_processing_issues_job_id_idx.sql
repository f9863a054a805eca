-- Purpose: find the issues of a job, and delete a job without reading all issues
-- Locks: share update exclusive on processing_issues
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum; readers and writers go on
-- Undo: U0006__add_processing_issues_job_id_idx.sql drops it, exactly
-- Transaction: no
create index concurrently processing_issues_job_id_idx on processing_issues (job_id);
