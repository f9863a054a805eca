create index concurrently orders_remark on orders (note);
