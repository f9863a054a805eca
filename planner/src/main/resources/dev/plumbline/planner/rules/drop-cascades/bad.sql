set lock_timeout = '2s';
-- plumbline: allow object-dropped: nobody reads it
drop view everything cascade;
