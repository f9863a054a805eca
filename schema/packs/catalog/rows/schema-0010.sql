insert into products (shop, external_id, name, category, price) values ('shop 2', 'of another old writer', 'Apple', 'Fruit', 1.25);
update products set price = price + 1 where shop = 'shop 2';
