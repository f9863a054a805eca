-- Purpose: undo of V0002: the book of the jobs goes
-- Locks: access exclusive on processing_jobs
-- Rewrites: none
-- Blocks: reads and writes of processing_jobs, for ever
-- Undo: V0002__create_processing_jobs.sql makes the table again, empty
-- Transaction: yes
set local lock_timeout = '5s';

drop table processing_jobs;
