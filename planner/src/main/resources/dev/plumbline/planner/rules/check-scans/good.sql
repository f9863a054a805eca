set lock_timeout = '2s';
alter table orders add constraint orders_note_short check (length(note) < 80) not valid;
