-- Purpose: get_orders_of_customer(customer_id), the orders of a customer by date
-- Locks: none
-- Rewrites: none
-- Blocks: nothing
-- Undo: none of its own; it lives as long as there are orders to read
-- Transaction: yes

create or replace function get_orders_of_customer(customer_id uuid)
returns table (order_date timestamp with time zone, order_id uuid, status varchar, total_amount numeric)
language sql
stable
parallel safe
begin atomic
    select o.order_date, o.id as order_id, o.status, o.total_amount
    from orders as o
    where o.customer_id = get_orders_of_customer.customer_id
    order by order_date, order_id;
end;
comment on function get_orders_of_customer(uuid) is 'The orders of a customer by date.';
