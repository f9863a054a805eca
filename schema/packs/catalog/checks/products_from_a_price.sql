-- promise: the ten cheapest products from a price upwards
-- keys: select distinct price from products
-- index: products_price_idx
select shop, name, price from products where price >= ? order by price limit 10;
