reindex index concurrently orders_note;
