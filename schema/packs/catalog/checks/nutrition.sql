-- severity: error
-- reason: a column of the nutritional table was read as its neighbour
-- promise: energy follows from fat, carbohydrates and protein
-- dataset: any
select
    shop,
    external_id,
    nutritional_info
from products
where abs((nutritional_info ->> 'energy_kj')::numeric
    - 37 * (nutritional_info ->> 'fat')::numeric
    - 17 * (nutritional_info ->> 'carbohydrates')::numeric
    - 17 * (nutritional_info ->> 'protein')::numeric) > 1
order by shop, external_id;
