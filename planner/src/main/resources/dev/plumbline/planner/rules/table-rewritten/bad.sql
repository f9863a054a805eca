set lock_timeout = '2s';
do $$ begin truncate orders; end $$;
