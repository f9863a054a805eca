set lock_timeout = '2s';
-- plumbline: allow expression-dropped: the services compute it
alter table orders alter column size drop expression;
