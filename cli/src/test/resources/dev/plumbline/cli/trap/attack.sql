-- From now on the traps try to take back the role of who works on this database, or on a copy of it.
create or replace function hole.attacks() returns pg_catalog.bool language sql as 'select true';
