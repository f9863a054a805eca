set lock_timeout = '2s';
-- plumbline: allow cached-plans-fail: the pool is recycled
alter table orders alter column note type varchar;
