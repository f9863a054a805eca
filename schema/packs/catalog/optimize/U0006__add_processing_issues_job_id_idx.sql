-- Purpose: undo of V0006: the index goes
-- Locks: share update exclusive on processing_issues
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum; readers and writers go on
-- Undo: V0006__add_processing_issues_job_id_idx.sql makes it again
-- Transaction: no
drop index concurrently if exists processing_issues_job_id_idx;
