-- For load (append, upsert, sync, replace) and backfill, on top of read.sql. A role with these alone leaves indexes and keys in place
-- while it loads; only the owner of a table may drop and rebuild them.
-- READER stands for the name of the role; run it as the owner of the tables, in the database.
grant temporary on database "DATABASE" to "READER";
grant insert, update, delete, truncate on all tables in schema public to "READER";
grant usage on all sequences in schema public to "READER";
-- The books of batches: backfill, and load with --chunk.
grant create on schema plumbline to "READER";
grant select, insert, update, delete on all tables in schema plumbline to "READER";
grant usage on all sequences in schema plumbline to "READER";
