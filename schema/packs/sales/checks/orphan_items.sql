-- severity: error
-- reason: the foreign key guarantees it while in force; a load or a restore may have bypassed it
-- promise: the order of every item exists
-- dataset: any
select
    i.id,
    i.order_id as missing_order_id,
    count(*) over () as found,
    0 as expected
from order_items as i
left join orders as o on o.id = i.order_id
where o.id is null
order by i.id;
