set lock_timeout = '2s';
reindex index orders_note;
