create index concurrently orders_buyers on orders (buyer_id);
create index concurrently orders_placed on orders (placed);
