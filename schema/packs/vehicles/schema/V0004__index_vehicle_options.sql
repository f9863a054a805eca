-- Purpose: the indexes that the look-ups of the cascade walk: makes of a year, models of a make, trims of a model
-- Locks: share on vehicle_options
-- Rewrites: none
-- Blocks: writes to vehicle_options while the indexes are built; the table is new and empty in a first migration
-- Undo: U0004__index_vehicle_options.sql drops them, exactly
-- Transaction: yes
set local lock_timeout = '5s';

-- Shortest first: where two of them cost the same the planner takes the one made last, which must be the longest.
-- exception: index_not_concurrent; the table has been made by the file before this one
create index idx_vehicle_year_make on vehicle_options (year, make);
create index idx_vehicle_year_make_model on vehicle_options (year, make, model);
create index idx_vehicle_year_make_model_trim on vehicle_options (year, make, model, trim);
comment on index idx_vehicle_year_make is 'Makes of a year.';
comment on index idx_vehicle_year_make_model is 'Models of a year and make.';
comment on index idx_vehicle_year_make_model_trim is 'Trims of a year, make and model, and the options of one trim.';
