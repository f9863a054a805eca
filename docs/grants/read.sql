-- For verbs that read: history, current, verify, snapshot, backup, plan of an undo (--dry-run).
-- READER and DATABASE stand for the names; run it as the owner of the tables, in the database.
grant connect on database "DATABASE" to "READER";
grant usage on schema public to "READER";
grant select on all tables in schema public to "READER";
grant select on all sequences in schema public to "READER";
-- Where Plumbline keeps its records; only backup reads them.
create schema if not exists plumbline;
grant usage on schema plumbline to "READER";
grant select on all tables in schema plumbline to "READER";
grant select on all sequences in schema plumbline to "READER";
