-- Purpose: tables for orders and revenue by hour, day and month, and what a transaction has changed of them so far
-- Locks: none
-- Rewrites: none
-- Blocks: nothing
-- Undo: U0023__create_sales_aggregates.sql drops them, exactly
-- Transaction: yes

-- Half of each page is left free: the rows of this hour, this day and this month change with every order, and stay on their page.
create table hourly_sales (
    hour timestamp with time zone not null,
    orders bigint not null,
    completed_orders bigint not null,
    cancelled_orders bigint not null,
    refunded_orders bigint not null,
    revenue numeric not null,
    refunded numeric not null,
    constraint hourly_sales_pkey primary key (hour)
) with (fillfactor = 50);
create table daily_sales (
    day date not null,
    orders bigint not null,
    completed_orders bigint not null,
    cancelled_orders bigint not null,
    refunded_orders bigint not null,
    revenue numeric not null,
    refunded numeric not null,
    constraint daily_sales_pkey primary key (day)
) with (fillfactor = 50);
create table monthly_sales (
    month date not null,
    orders bigint not null,
    completed_orders bigint not null,
    cancelled_orders bigint not null,
    refunded_orders bigint not null,
    revenue numeric not null,
    refunded numeric not null,
    constraint monthly_sales_pkey primary key (month)
) with (fillfactor = 50);
create table order_changes (
    tx bigint not null,
    hour timestamp with time zone not null,
    leads boolean not null,
    orders bigint not null,
    completed_orders bigint not null,
    cancelled_orders bigint not null,
    refunded_orders bigint not null,
    revenue numeric not null,
    refunded numeric not null,
    id bigint generated always as identity,
    constraint order_changes_pkey primary key (tx, id)
);
comment on table hourly_sales is 'Orders and revenue of an hour; true at the end of every transaction.';
comment on column hourly_sales.hour is 'Beginning of the hour.';
comment on column hourly_sales.orders is 'Orders in any status.';
comment on column hourly_sales.completed_orders is 'Orders that were completed.';
comment on column hourly_sales.cancelled_orders is 'Orders that were cancelled.';
comment on column hourly_sales.refunded_orders is 'Orders that were refunded.';
comment on column hourly_sales.revenue is 'Sum of the completed orders.';
comment on column hourly_sales.refunded is 'Sum of the refunded orders.';
comment on table daily_sales is 'Orders and revenue of a day in UTC; true at the end of every transaction.';
comment on column daily_sales.day is 'The day.';
comment on column daily_sales.orders is 'Orders in any status.';
comment on column daily_sales.completed_orders is 'Orders that were completed.';
comment on column daily_sales.cancelled_orders is 'Orders that were cancelled.';
comment on column daily_sales.refunded_orders is 'Orders that were refunded.';
comment on column daily_sales.revenue is 'Sum of the completed orders.';
comment on column daily_sales.refunded is 'Sum of the refunded orders.';
comment on table monthly_sales is 'Orders and revenue of a month in UTC; true at the end of every transaction.';
comment on column monthly_sales.month is 'First day of the month.';
comment on column monthly_sales.orders is 'Orders in any status.';
comment on column monthly_sales.completed_orders is 'Orders that were completed.';
comment on column monthly_sales.cancelled_orders is 'Orders that were cancelled.';
comment on column monthly_sales.refunded_orders is 'Orders that were refunded.';
comment on column monthly_sales.revenue is 'Sum of the completed orders.';
comment on column monthly_sales.refunded is 'Sum of the refunded orders.';
comment on table order_changes is 'What a transaction has changed so far; the aggregates take it when the transaction ends, so it is empty to everybody else.';
comment on column order_changes.tx is 'The transaction.';
comment on column order_changes.leads is 'Whether it is the first change of its statement.';
comment on column order_changes.id is 'Tells the changes of a transaction apart.';
comment on column order_changes.hour is 'The hour it is about.';
comment on column order_changes.orders is 'By how much orders in any status become more or less.';
comment on column order_changes.completed_orders is 'By how much orders that were completed become more or less.';
comment on column order_changes.cancelled_orders is 'By how much orders that were cancelled become more or less.';
comment on column order_changes.refunded_orders is 'By how much orders that were refunded become more or less.';
comment on column order_changes.revenue is 'By how much sum of the completed orders become more or less.';
comment on column order_changes.refunded is 'By how much sum of the refunded orders become more or less.';
