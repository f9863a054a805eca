-- Purpose: undo of V0002: customers and representatives go, with their rows
-- Locks: access exclusive on customers, sales_representatives
-- Rewrites: none
-- Blocks: reads and writes of both tables until the transaction ends
-- Undo: V0002__create_customers_and_sales_representatives.sql makes them again; the rows come from the backup of the step
-- Transaction: yes
set local lock_timeout = '5s';

drop table sales_representatives;
drop table customers;
