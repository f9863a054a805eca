-- severity: error
-- reason: until the foreign key is valid, nothing else looks for these rows; plumbline quarantine crawler --constraint export_jobs_crawl_job_id_fkey moves them aside
-- promise: every row of export_jobs refers to a row of crawl_jobs by crawl_job_id
-- dataset: any
select
    c.id,
    c.crawl_job_id as missing_crawl_job_id,
    count(*) over () as found,
    0 as expected
from export_jobs as c
where c.crawl_job_id is not null
    and not exists (select from crawl_jobs as p where p.id = c.crawl_job_id)
order by c.id;
