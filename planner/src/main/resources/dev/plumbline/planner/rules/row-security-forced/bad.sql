set lock_timeout = '2s';
alter table orders force row level security;
