set lock_timeout = '2s';
create or replace function stamp() returns trigger language plpgsql as 'begin return old; end';
