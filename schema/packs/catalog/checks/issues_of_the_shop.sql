-- severity: error
-- reason: an issue that points to another shop's product is dealt with in the wrong place
-- promise: an issue belongs to the shop of its job, and so does the product it names
-- dataset: any
select
    i.id,
    i.shop,
    i.product_id
from processing_issues as i
join processing_jobs as j on j.id = i.job_id
left join products as p on p.shop = i.shop and p.external_id = i.product_id
where i.shop <> j.shop
    or (i.product_id is not null and p.id is null)
order by i.id;
