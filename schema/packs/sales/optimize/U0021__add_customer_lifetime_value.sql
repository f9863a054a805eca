-- Purpose: undo of V0021: the view goes
-- Locks: access exclusive on customer_lifetime_value
-- Rewrites: none
-- Blocks: reads of the view
-- Undo: V0021__add_customer_lifetime_value.sql makes and fills it again
-- Transaction: yes
set local lock_timeout = '5s';

drop materialized view customer_lifetime_value;
