-- Purpose: look at the items that were there: every one has its order in a month; and count what the months hold
-- Locks: share update exclusive on order_items, orders_by_month
-- Rewrites: none
-- Blocks: other changes of the structure of order_items; readers and writers go on
-- Undo: U0013__validate_order_items_fk_to_months.sql adds it once more, unlooked at
-- Transaction: yes
set local lock_timeout = '5s';

alter table order_items validate constraint order_items_order_id_order_date_fkey;
analyze orders_by_month;
