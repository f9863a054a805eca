-- Purpose: undo of V0016: the functions go
-- Locks: none
-- Rewrites: none
-- Blocks: nothing
-- Undo: V0016__keep_partitions_ahead.sql makes them again
-- Transaction: yes
drop function keep_order_partitions(integer);
drop function add_order_partition(date);
