-- Purpose: undo of V0002: crawl_jobs go, with their rows
-- Locks: access exclusive on crawl_jobs
-- Rewrites: none
-- Blocks: reads and writes of it, which is gone afterwards
-- Undo: V0002__create_crawl_jobs.sql makes it again; the rows come from the backup of the step
-- Transaction: yes
set local lock_timeout = '5s';

drop table crawl_jobs;
