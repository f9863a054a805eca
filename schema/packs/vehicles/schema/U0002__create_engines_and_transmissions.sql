-- Purpose: undo of V0002: engines and transmissions go, with their rows
-- Locks: access exclusive on engines, transmissions
-- Rewrites: none
-- Blocks: reads and writes of both, which are gone afterwards
-- Undo: V0002__create_engines_and_transmissions.sql makes them again; the rows come from the backup of the step
-- Transaction: yes
set local lock_timeout = '5s';

drop table transmissions, engines;
