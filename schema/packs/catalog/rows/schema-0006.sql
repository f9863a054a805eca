update products set hash = product_hash(name, brand, category, description, price, original_price, available, stock) where hash is null;
insert into products (shop, external_id, name, category, price) values ('shop 1', 'of an old writer', 'Pear', 'Fruit', 1.5);
