-- Purpose: undo of V0012: the second foreign key goes
-- Locks: access exclusive on order_items, orders_by_month
-- Rewrites: none
-- Blocks: reads and writes of order_items, and writes to orders, for a moment
-- Undo: V0012__add_order_items_fk_to_months.sql adds it again
-- Transaction: yes
set local lock_timeout = '5s';

alter table order_items drop constraint order_items_order_id_order_date_fkey;
