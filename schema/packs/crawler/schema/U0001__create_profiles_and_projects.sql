-- Purpose: undo of V0001: profiles and projects go, with their rows
-- Locks: access exclusive on profiles, projects
-- Rewrites: none
-- Blocks: reads and writes of them, which are gone afterwards
-- Undo: V0001__create_profiles_and_projects.sql makes them again; the rows come from the backup of the step
-- Transaction: yes
set local lock_timeout = '5s';

drop table profiles, projects;
