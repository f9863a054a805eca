-- Purpose: undo of V0003: the issues go
-- Locks: access exclusive on processing_issues, processing_jobs
-- Rewrites: none
-- Blocks: reads and writes of processing_issues, for ever; of processing_jobs for a moment
-- Undo: V0003__create_processing_issues.sql makes the table again, empty
-- Transaction: yes
set local lock_timeout = '5s';

drop table processing_issues;
