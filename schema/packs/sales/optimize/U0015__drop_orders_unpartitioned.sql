-- Purpose: undo of V0015: the plain table again, with what orders holds today
-- Locks: none
-- Rewrites: none
-- Blocks: nothing
-- Undo: V0015__drop_orders_unpartitioned.sql drops it again
-- Transaction: yes
create table orders_unpartitioned (
    id uuid not null default gen_random_uuid(),
    customer_id uuid not null,
    sales_rep_id uuid,
    order_date timestamp with time zone not null default now(),
    total_amount numeric(14, 2) not null,
    status varchar(20) not null default 'pending',
    constraint orders_total_amount_check check (total_amount >= 0),
    constraint orders_status_check check (status::text = any (array['pending', 'processing', 'completed', 'cancelled', 'refunded']))
);
insert into orders_unpartitioned (id, customer_id, sales_rep_id, order_date, total_amount, status)
select id, customer_id, sales_rep_id, order_date, total_amount, status
from orders
order by order_date;
alter table orders_unpartitioned add constraint orders_unpartitioned_pkey primary key (id);
comment on table orders_unpartitioned is 'An order of a customer.';
comment on column orders_unpartitioned.id is 'Key of the order.';
comment on column orders_unpartitioned.customer_id is 'Who ordered.';
comment on column orders_unpartitioned.sales_rep_id is 'Who sold it; null for an order from the web.';
comment on column orders_unpartitioned.order_date is 'When it was placed.';
comment on column orders_unpartitioned.total_amount is 'Sum of its items.';
comment on column orders_unpartitioned.status is 'pending, processing, completed, cancelled or refunded; revenue is what is completed.';
