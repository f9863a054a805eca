-- promise: the ten cheapest products of a brand
-- keys: select distinct brand from products where brand is not null
-- index: products_brand_idx
select shop, name, price from products where brand = ? order by price limit 10;
