-- Purpose: what was ordered by whom and when, and what became of it
-- Locks: share row exclusive on customers, sales_representatives
-- Rewrites: none
-- Blocks: writes to customers and sales_representatives until the transaction ends
-- Undo: U0003__create_orders.sql drops it; rows come back from the backup of the step
-- Transaction: yes
set local lock_timeout = '5s';

-- exception: fk_without_index; the indexes of orders come with phase optimize, after the load
create table orders (
    id uuid not null default gen_random_uuid(),
    customer_id uuid not null,
    sales_rep_id uuid,
    order_date timestamp with time zone not null default now(),
    total_amount numeric(14, 2) not null,
    status varchar(20) not null default 'pending',
    constraint orders_pkey primary key (id),
    constraint orders_customer_id_fkey foreign key (customer_id) references customers (id),
    constraint orders_sales_rep_id_fkey foreign key (sales_rep_id) references sales_representatives (id),
    constraint orders_total_amount_check check (total_amount >= 0),
    constraint orders_status_check check (status::text = any (array['pending', 'processing', 'completed', 'cancelled', 'refunded']))
);
comment on table orders is 'An order of a customer.';
comment on column orders.id is 'Key of the order.';
comment on column orders.customer_id is 'Who ordered.';
comment on column orders.sales_rep_id is 'Who sold it; null for an order from the web.';
comment on column orders.order_date is 'When it was placed.';
comment on column orders.total_amount is 'Sum of its items.';
comment on column orders.status is 'pending, processing, completed, cancelled or refunded; revenue is what is completed.';
