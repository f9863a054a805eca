-- promise: a product by the number its shop gave it
-- keys: select shop, external_id from products
-- index: products_shop_external_id_key
select id, name, price, available, hash from products where shop = ? and external_id = ?;
