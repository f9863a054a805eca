-- Purpose: the lines of an order, each with the price of its day
-- Locks: share row exclusive on orders, products
-- Rewrites: none
-- Blocks: writes to orders and products until the transaction ends
-- Undo: U0004__create_order_items.sql drops it; rows come back from the backup of the step
-- Transaction: yes
set local lock_timeout = '5s';

-- exception: fk_without_index; the indexes of order_items come with phase optimize, after the load
create table order_items (
    id uuid not null default gen_random_uuid(),
    order_id uuid not null,
    order_date timestamp with time zone not null,
    product_id uuid not null,
    quantity integer not null,
    unit_price numeric(12, 2) not null,
    total_price numeric(14, 2) not null,
    constraint order_items_pkey primary key (id),
    constraint order_items_order_id_fkey foreign key (order_id) references orders (id),
    constraint order_items_product_id_fkey foreign key (product_id) references products (id),
    constraint order_items_quantity_check check (quantity > 0),
    constraint order_items_unit_price_check check (unit_price >= 0),
    constraint order_items_total_price_check check (total_price >= 0)
);
comment on table order_items is 'A line of an order: so many pieces of a product.';
comment on column order_items.id is 'Key of the line.';
comment on column order_items.order_id is 'The order it belongs to.';
comment on column order_items.order_date is 'When that order was placed: with order_id the key of orders once these lie in months.';
comment on column order_items.product_id is 'What was ordered.';
comment on column order_items.quantity is 'How many pieces.';
comment on column order_items.unit_price is 'Price of a piece on that day.';
comment on column order_items.total_price is 'Price of the line.';
