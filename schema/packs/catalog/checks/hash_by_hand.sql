-- severity: error
-- reason: a refresh that trusts a wrong hash does not update a changed product
-- promise: a product's hash matches what the shop says about it
-- dataset: any
select
    shop,
    external_id,
    hash
from products
where hash <> encode(sha256(convert_to(array_to_string(array[
    name,
    coalesce(brand, ''),
    category,
    coalesce(description, ''),
    to_char(price, 'FM99999990.00'),
    coalesce(to_char(original_price, 'FM99999990.00'), ''),
    case available when true then 'yes' else 'no' end,
    coalesce(stock::text, '')], chr(31)), 'UTF8')), 'hex')
order by shop, external_id;
