-- Purpose: the views and aggregates that this phase filled are counted, so the planner knows them and nobody takes them for stale
-- Locks: share update exclusive on one of them at a time
-- Rewrites: none
-- Blocks: other changes of their structure
-- Undo: U0026__count_what_was_filled.sql takes nothing back: counts are no structure
-- Transaction: no

-- Counting in the transaction that fills a table is not enough: its rows are reported when it ends, as changes since.
vacuum (analyze) hourly_sales, daily_sales, monthly_sales, order_changes, daily_sales_summary, hourly_metrics, product_performance,
category_performance, customer_lifetime_value, sales_rep_performance;
