-- Purpose: undo of V0001: the planner forgets that a model belongs to one make
-- Locks: share update exclusive on vehicle_options
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum, for a moment
-- Undo: V0001__add_make_model_statistics.sql makes them again, empty until the next analyze
-- Transaction: yes
set local lock_timeout = '5s';

drop statistics vehicle_options_make_model;
