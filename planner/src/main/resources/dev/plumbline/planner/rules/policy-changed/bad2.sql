set lock_timeout = '2s';
create policy theirs on orders for select using (buyer_id = 2);
