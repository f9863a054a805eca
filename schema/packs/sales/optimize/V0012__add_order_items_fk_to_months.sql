-- Purpose: items point to their order by the key of the month as well; those that are there are not looked at yet
-- Locks: share row exclusive on order_items, orders_by_month
-- Rewrites: none
-- Blocks: writes to orders and order_items for a moment
-- Undo: U0012__add_order_items_fk_to_months.sql drops it, exactly
-- Transaction: yes
set local lock_timeout = '5s';

alter table order_items add constraint order_items_order_id_order_date_fkey foreign key (order_id, order_date)
references orders_by_month (id, order_date) on update cascade not valid;
