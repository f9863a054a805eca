-- Purpose: the legacy catalogue goes; engines, transmissions and vehicle_options have taken its place
-- Locks: access exclusive on vehicles.make, vehicles.model, vehicles.model_year, vehicles.trim, vehicles.engine,
--   vehicles.transmission, vehicles.trim_engine, vehicles.trim_transmission, vehicles.available_years,
--   vehicles.makes_by_year, vehicles.models_by_year_make
-- Rewrites: none
-- Blocks: reads and writes of the legacy catalogue, which is gone afterwards
-- Undo: U0005__drop_legacy_schema.sql brings the structure back; the rows come from the backup of the step
-- Transaction: yes
set local lock_timeout = '5s';

-- No cascade: a view, a foreign key or a table of somebody else's stops the drop instead of going with it.
drop view vehicles.available_years, vehicles.makes_by_year, vehicles.models_by_year_make;
drop table vehicles.trim_transmission, vehicles.trim_engine;
drop table vehicles.trim;
drop table vehicles.model_year;
drop table vehicles.model;
drop table vehicles.make;
drop table vehicles.engine, vehicles.transmission;
drop schema vehicles;
