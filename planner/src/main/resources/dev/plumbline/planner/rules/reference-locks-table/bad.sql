set lock_timeout = '2s';
create table lines (id bigint primary key, buyer_id bigint references buyers (id));
create index on lines (buyer_id);
