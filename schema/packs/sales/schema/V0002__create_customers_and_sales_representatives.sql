-- Purpose: who buys and who sells
-- Locks: none
-- Rewrites: none
-- Blocks: nothing
-- Undo: U0002__create_customers_and_sales_representatives.sql drops both; rows come back from the backup of the step
-- Transaction: yes
create table customers (
    id uuid not null default gen_random_uuid(),
    name varchar(200) not null,
    email varchar(255) not null,
    segment varchar(20) not null default 'New',
    total_lifetime_value numeric(14, 2) not null default 0,
    created_at timestamp with time zone not null default now(),
    constraint customers_pkey primary key (id),
    constraint customers_email_key unique (email),
    constraint customers_segment_check check (segment::text = any (array['Premium', 'Regular', 'New', 'At-Risk', 'Churned'])),
    constraint customers_total_lifetime_value_check check (total_lifetime_value >= 0)
);
comment on table customers is 'A customer.';
comment on column customers.id is 'Key of the customer.';
comment on column customers.name is 'Full name.';
comment on column customers.email is 'Address of the customer; no two have the same.';
comment on column customers.segment is 'Premium, Regular, New, At-Risk or Churned, as marketing has put it.';
comment on column customers.total_lifetime_value is 'Sum of completed orders, as marketing has last counted it.';
comment on column customers.created_at is 'When the customer signed up.';

create table sales_representatives (
    id uuid not null default gen_random_uuid(),
    name varchar(200) not null,
    email varchar(255) not null,
    region varchar(50) not null,
    commission_rate numeric(5, 4) not null default 0,
    constraint sales_representatives_pkey primary key (id),
    constraint sales_representatives_email_key unique (email),
    constraint sales_representatives_commission_rate_check check (commission_rate between 0 and 1)
);
comment on table sales_representatives is 'Somebody who sells and is paid a part of it.';
comment on column sales_representatives.id is 'Key of the representative.';
comment on column sales_representatives.name is 'Full name.';
comment on column sales_representatives.email is 'Address of the representative; no two have the same.';
comment on column sales_representatives.region is 'Where the representative sells, such as North.';
comment on column sales_representatives.commission_rate is 'Part of the revenue that is paid out: 0.0250 is 2.5 %.';
