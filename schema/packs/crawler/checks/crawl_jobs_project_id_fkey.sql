-- severity: error
-- reason: until the foreign key is valid, nothing else looks for these rows; plumbline quarantine crawler --constraint crawl_jobs_project_id_fkey moves them aside
-- promise: every row of crawl_jobs refers to a row of projects by project_id
-- dataset: any
select
    c.id,
    c.project_id as missing_project_id,
    count(*) over () as found,
    0 as expected
from crawl_jobs as c
where c.project_id is not null
    and not exists (select from projects as p where p.id = c.project_id)
order by c.id;
