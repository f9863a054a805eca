set lock_timeout = '2s';
alter policy mine on orders using (buyer_id = 2);
