update orders set status = 'completed' where status = 'pending';
insert into orders (customer_id, total_amount, order_date) select id, 7, '2025-11-30 23:59:59+00' from customers;
delete from orders where total_amount = 7 and customer_id = (select id from customers order by email limit 1);
