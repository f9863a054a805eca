-- Purpose: undo of V0004: the indexes of the look-ups go; look-ups still answer, by reading the whole table
-- Locks: access exclusive on vehicle_options
-- Rewrites: none
-- Blocks: reads and writes of vehicle_options for a moment
-- Undo: V0004__index_vehicle_options.sql makes them again
-- Transaction: yes
set local lock_timeout = '5s';

drop index idx_vehicle_year_make_model_trim;
drop index idx_vehicle_year_make_model;
drop index idx_vehicle_year_make;
