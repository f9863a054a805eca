-- For verbs that change the structure: migrate, undo, reconcile, refresh, restore into an existing database, rehearse, reset.
-- OWNER and DATABASE stand for the names; run it as a role that may give the database away. No superuser rights are needed.
alter database "DATABASE" owner to "OWNER";
alter schema public owner to "OWNER";
