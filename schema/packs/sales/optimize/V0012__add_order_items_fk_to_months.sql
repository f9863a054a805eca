-- Purpose: items point to their order by the key of the month as well; those that are there are not looked at yet
-- Locks: share row exclusive on order_items, orders_by_month
-- Rewrites: none
-- Blocks: writes to orders and order_items for a moment
-- Undo: U0012__add_order_items_fk_to_months.sql drops it, exactly
-- Transaction: yes

-- An autovacuum ends for a request that has waited for deadlock_timeout, not for a shorter one. Nobody has to wait behind this request.
lock table orders_by_month, order_items in share update exclusive mode;

-- Shorter than deadlock_timeout: whoever deletes items before their order locks the two the other way round, and must not be the one that is ended.
set local lock_timeout = '500ms';

lock table orders_by_month, order_items in share row exclusive mode;

alter table order_items add constraint order_items_order_id_order_date_fkey foreign key (order_id, order_date)
references orders_by_month (id, order_date) on update cascade not valid;
