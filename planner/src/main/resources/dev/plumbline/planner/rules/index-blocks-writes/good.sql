create index concurrently orders_buyer on orders (buyer_id);
