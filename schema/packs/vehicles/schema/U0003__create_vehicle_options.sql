-- Purpose: undo of V0003: vehicle_options goes, with its rows and the look-ups that read it
-- Locks: access exclusive on vehicle_options, engines, transmissions
-- Rewrites: none
-- Blocks: reads and writes of the three tables until the transaction ends
-- Undo: V0003__create_vehicle_options.sql makes it again; the rows come from the backup of the step
-- Transaction: yes
set local lock_timeout = '5s';

-- The look-ups hold on to the table; the repeatable files make them again when the table is back.
drop function if exists get_options_for_vehicle(integer, varchar, varchar, varchar);
drop function if exists get_trims_for_year_make_model(integer, varchar, varchar);
drop function if exists get_models_for_year_make(integer, varchar);
drop function if exists get_makes_for_year(integer);
drop table vehicle_options;
