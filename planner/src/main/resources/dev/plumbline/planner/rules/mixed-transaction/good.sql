create index concurrently orders_buyers on orders (buyer_id);
