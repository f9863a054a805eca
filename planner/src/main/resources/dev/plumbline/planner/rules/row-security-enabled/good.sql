set lock_timeout = '2s';
create policy orders_all on orders using (true);
