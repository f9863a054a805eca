set lock_timeout = '2s';
alter table lines add constraint lines_order foreign key (order_id) references orders (id) not valid;
