-- Purpose: undo of V0005: validation_jobs and export_jobs go, with their rows
-- Locks: access exclusive on export_jobs, validation_jobs
-- Rewrites: none
-- Blocks: reads and writes of them, which are gone afterwards
-- Undo: V0005__create_validation_and_export_jobs.sql makes them again; the rows come from the backup of the step
-- Transaction: yes
set local lock_timeout = '5s';

drop table validation_jobs, export_jobs;
