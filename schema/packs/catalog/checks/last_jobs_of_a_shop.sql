-- promise: the last twenty jobs of a shop
-- keys: select distinct shop from processing_jobs
-- index: processing_jobs_shop_created_at_idx
select id, status, started_at, completed_at, errors_count from processing_jobs where shop = ? order by created_at desc limit 20;
