-- promise: how many products of a category a shop has
-- keys: select distinct shop, category from products
-- index: products_shop_category_idx
select count(*) from products where shop = ? and category = ?;
