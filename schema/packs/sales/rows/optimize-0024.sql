insert into orders (customer_id, total_amount, status, order_date)
select id, 8, 'completed', timestamptz '2025-11-11 11:11:11+00' from customers;
update orders set status = 'refunded' where total_amount = 8 and customer_id = (select id from customers order by email limit 1);
update orders set order_date = order_date + interval '3 months' where total_amount = 5;
