-- Purpose: undo of V0007: the index goes
-- Locks: share update exclusive on processing_jobs
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum; readers and writers go on
-- Undo: V0007__add_processing_jobs_shop_created_at_idx.sql makes it again
-- Transaction: no
drop index concurrently if exists processing_jobs_shop_created_at_idx;
