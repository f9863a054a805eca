create index concurrently if not exists orders_buyers on orders (buyer_id);
