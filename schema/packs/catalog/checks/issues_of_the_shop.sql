-- severity: error
-- reason: an issue that leads to another shop's product is dealt with there
-- promise: an issue is of the shop of its job, and the product it names is one of that shop
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
