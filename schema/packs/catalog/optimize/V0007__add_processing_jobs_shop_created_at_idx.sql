-- Purpose: find the last jobs of a shop
-- Locks: share update exclusive on processing_jobs
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum; readers and writers go on
-- Undo: U0007__add_processing_jobs_shop_created_at_idx.sql drops it, exactly
-- Transaction: no
create index concurrently processing_jobs_shop_created_at_idx on processing_jobs (shop, created_at);
