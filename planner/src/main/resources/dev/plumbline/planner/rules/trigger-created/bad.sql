set lock_timeout = '2s';
create trigger buyers_stamp before update on buyers for each row execute function stamp();
