-- Purpose: undo of V0012: the second foreign key goes
-- Locks: access exclusive on order_items, orders_by_month
-- Rewrites: none
-- Blocks: reads and writes of order_items, and writes to orders, for a moment
-- Undo: V0012__add_order_items_fk_to_months.sql adds it again
-- Transaction: yes

-- An autovacuum ends for a request that has waited for deadlock_timeout, not for a shorter one. Nobody has to wait behind this request.
lock table orders_by_month, order_items in share update exclusive mode;

-- Shorter than deadlock_timeout: whoever deletes items before their order locks the two the other way round, and must not be the one that is ended.
set local lock_timeout = '500ms';

lock table orders_by_month, order_items in access exclusive mode;

alter table order_items drop constraint order_items_order_id_order_date_fkey;
