-- Purpose: get_sales_of_day(day), the hours of a day out of the aggregates
-- Locks: none
-- Rewrites: none
-- Blocks: nothing
-- Undo: U0023__create_sales_aggregates.sql takes it along
-- Transaction: yes

create or replace function get_sales_of_day(day date)
returns table (hour timestamp with time zone, orders bigint, completed_orders bigint, revenue numeric)
language sql
stable
parallel safe
begin atomic
    select s.hour, s.orders, s.completed_orders, s.revenue
    from hourly_sales as s
    where s.hour >= get_sales_of_day.day::timestamp at time zone 'UTC'
        and s.hour < (get_sales_of_day.day + 1)::timestamp at time zone 'UTC'
    order by hour;
end;
comment on function get_sales_of_day(date) is 'Orders and revenue of the hours of a day in UTC, as they are now.';
