-- severity: error
-- reason: a worker counted twice
-- promise: no part is larger than its whole: images and chunks of crawls, images of validations and exports
-- dataset: any
select 'crawl_jobs' as table_name, id
from crawl_jobs
where valid_images > downloaded_images
    or downloaded_images > total_images
    or total_images > max_images
    or active_chunks + completed_chunks + failed_chunks > total_chunks
    or progress not between 0 and 100
union all
select 'validation_jobs', id
from validation_jobs
where validated_images + invalid_images > total_images
    or progress not between 0 and 100
union all
select 'export_jobs', id
from export_jobs
where exported_images > total_images
    or progress not between 0 and 100
order by 1, 2;
