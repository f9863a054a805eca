set lock_timeout = '2s';
alter table orders add constraint one_note exclude using btree (note with =);
