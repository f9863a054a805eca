set lock_timeout = '2s';
alter table orders add constraint one_note check (note <> '') not valid;
