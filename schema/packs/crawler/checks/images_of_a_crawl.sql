-- promise: the first page of the images of a crawl
-- keys: select id from crawl_jobs
-- index: ix_image_crawl_job_id
select id, filename, width, height from images where crawl_job_id = ? order by id limit 50;
