-- Purpose: tell the planner that a model belongs to one make, which plain statistics cannot
-- Locks: share update exclusive on vehicle_options
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum, for a moment
-- Undo: U0001__add_make_model_statistics.sql drops them, exactly
-- Transaction: yes
set local lock_timeout = '5s';

-- Without them year, make and model together are thought to name one row, so that the index on them costs the same as
-- the one that has the trim as well: after a rebuild of the indexes in another order four look-ups in five took the
-- wrong one and read every trim of the model. With them, none. They count from the next analyze on.
create statistics vehicle_options_make_model (ndistinct, dependencies) on make, model from vehicle_options;
comment on statistics vehicle_options_make_model is 'A model belongs to one make.';
