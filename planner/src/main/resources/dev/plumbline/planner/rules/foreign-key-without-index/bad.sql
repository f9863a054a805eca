set lock_timeout = '2s';
create table lines (order_id bigint references orders (id), place int);
