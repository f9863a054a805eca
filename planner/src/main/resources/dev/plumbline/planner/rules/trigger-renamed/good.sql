comment on trigger orders_stamp on orders is 'says when';
