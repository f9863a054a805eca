-- severity: error
-- reason: pages show the counter of a crawl, downloads hold its rows: the two must agree
-- promise: downloaded_images of a crawl counts its rows of images
-- dataset: any
select
    j.id as crawl_job_id,
    count(i.id) as found,
    j.downloaded_images as expected
from crawl_jobs as j
left join images as i on i.crawl_job_id = j.id
group by j.id
having count(i.id) <> j.downloaded_images
order by j.id;
