-- Purpose: undo of V0013: the foreign key as it was, valid for new rows alone
-- Locks: access exclusive on order_items, orders_by_month
-- Rewrites: none
-- Blocks: reads and writes of order_items, and writes to orders, for a moment
-- Undo: V0013__validate_order_items_fk_to_months.sql validates it again
-- Transaction: yes
set local lock_timeout = '5s';

alter table order_items drop constraint order_items_order_id_order_date_fkey;
alter table order_items add constraint order_items_order_id_order_date_fkey foreign key (order_id, order_date)
references orders_by_month (id, order_date) on update cascade not valid;
