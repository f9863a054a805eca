insert into products (shop, external_id, name, category, price, hash)
values ('shop 2', 'of a new writer', 'Plum', 'Fruit', 2.5, product_hash('Plum', null, 'Fruit', null, 2.50, null, true, null));
