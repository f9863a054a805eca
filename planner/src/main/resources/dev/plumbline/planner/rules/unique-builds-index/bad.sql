set lock_timeout = '2s';
alter table orders add constraint orders_note_once unique (note);
