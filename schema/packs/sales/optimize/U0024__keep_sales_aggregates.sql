-- Purpose: undo of V0024: nothing is noted any more, and the aggregates are empty
-- Locks: access exclusive on orders, order_changes
-- Rewrites: none
-- Blocks: reads and writes of orders for a moment
-- Undo: V0024__keep_sales_aggregates.sql fills them again
-- Transaction: yes

-- An autovacuum ends for a request that has waited for deadlock_timeout, not for a shorter one. Nobody has to wait behind this request.
lock table orders in share update exclusive mode;

-- Shorter than deadlock_timeout: whoever deletes items before their order locks the two the other way round, and must not be the one that is ended.
set local lock_timeout = '500ms';

do $$
declare
    watched regclass;
begin
    for watched in select tgrelid from pg_trigger where tgname = 'note_truncate' and tgfoid = 'note_order_changes'::regproc loop
        execute format('drop trigger note_inserts on %s', watched);
        execute format('drop trigger note_updates on %s', watched);
        execute format('drop trigger note_deletes on %s', watched);
        execute format('drop trigger note_truncate on %s', watched);
    end loop;
end
$$;
drop trigger add_changes on order_changes;
drop function watch_orders(regclass);
drop function rebuild_sales_aggregates();
drop function add_order_changes();
drop function note_order_changes();
delete from hourly_sales;
delete from daily_sales;
delete from monthly_sales;
