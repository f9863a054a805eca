insert into categories (name) values ('Electronics'), ('Books'), ('O''Neil \ Söhne');
insert into categories (name, parent_id) select 'Part of ' || name, id from categories;
insert into products (name, category_id, cost_price, selling_price, stock_quantity)
select 'Product ' || i, (select id from categories order by name offset i % 6 limit 1), i, 2 * i, i from generate_series(1, 12) as i;
insert into customers (name, email) select 'Customer ' || i, 'c' || i || '@example.com' from generate_series(1, 9) as i;
insert into sales_representatives (name, email, region, commission_rate)
select 'Rep ' || i, 'r' || i || '@example.com', 'North', 0.02 from generate_series(1, 3) as i;
insert into orders (customer_id, sales_rep_id, order_date, total_amount, status)
select
    (select id from customers order by email offset i % 9 limit 1),
    case when i % 3 > 0 then (select id from sales_representatives order by email offset i % 3 limit 1) end,
    case i when 60 then 'infinity' when 61 then timestamptz '0900-05-05 00:00+00' else timestamptz '2025-10-15 22:30:00+00' + i * interval '29 hours' end,
    i,
    (array['completed', 'completed', 'refunded', 'cancelled', 'pending'])[1 + i % 5]
from generate_series(0, 61) as i;
insert into order_items (order_id, order_date, product_id, quantity, unit_price, total_price)
select o.id, o.order_date, (select id from products order by name offset line limit 1), 1, o.total_amount / 2, o.total_amount / 2
from orders as o, generate_series(1, 2) as line;
