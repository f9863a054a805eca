-- Purpose: undo of V0014: the plain table takes over what has been written since, and is orders again
-- Locks: access exclusive on orders, orders_unpartitioned, order_items; share row exclusive on customers, sales_representatives
-- Rewrites: none
-- Blocks: reads and writes of orders and order_items, writes of customers and representatives, until the transaction ends
-- Undo: V0014__swap_orders.sql swaps them again
-- Transaction: yes

-- An autovacuum ends for a request that has waited for deadlock_timeout, not for a shorter one. Nobody has to wait behind this request.
lock table orders, orders_unpartitioned, order_items in share update exclusive mode;

-- Shorter than deadlock_timeout: whoever deletes items before their order locks the two the other way round, and must not be the one that is ended.
set local lock_timeout = '500ms';

lock table orders, order_items in access exclusive mode;
delete from orders_unpartitioned as u
where not exists (
    select from orders as o
    where (o.id, o.customer_id, o.order_date, o.total_amount, o.status) = (u.id, u.customer_id, u.order_date, u.total_amount, u.status)
        and o.sales_rep_id is not distinct from u.sales_rep_id);
insert into orders_unpartitioned (id, customer_id, sales_rep_id, order_date, total_amount, status)
select id, customer_id, sales_rep_id, order_date, total_amount, status
from orders as o
where not exists (select from orders_unpartitioned as u where u.id = o.id);

alter table orders rename to orders_by_month;
alter index orders_pkey rename to orders_by_month_pkey;
alter index orders_customer_id_idx rename to orders_by_month_customer_id_idx;
alter index orders_sales_rep_id_idx rename to orders_by_month_sales_rep_id_idx;
alter index orders_order_date_brin rename to orders_by_month_order_date_brin;
alter index orders_order_date_status_idx rename to orders_by_month_order_date_status_idx;
alter index orders_completed_idx rename to orders_by_month_completed_idx;
alter table orders_unpartitioned rename to orders;
alter index orders_unpartitioned_pkey rename to orders_pkey;
create index orders_customer_id_idx on orders (customer_id, order_date);
create index orders_sales_rep_id_idx on orders (sales_rep_id);
create index orders_order_date_brin on orders using brin (order_date);
create index orders_order_date_status_idx on orders (order_date, status);
create index orders_completed_idx on orders (order_date) include (customer_id, total_amount) where status = 'completed';
alter table orders add constraint orders_customer_id_fkey foreign key (customer_id) references customers (id);
alter table orders add constraint orders_sales_rep_id_fkey foreign key (sales_rep_id) references sales_representatives (id);
alter table order_items add constraint order_items_order_id_fkey foreign key (order_id) references orders (id);

create function pass_on_order() returns trigger
language plpgsql
set search_path from current
as $$
begin
    if tg_op = 'TRUNCATE' then
        truncate orders_by_month;
        return null;
    end if;
    if tg_op = 'DELETE' then
        delete from orders_by_month where id = old.id and order_date = old.order_date;
        return null;
    end if;
    if tg_op = 'UPDATE' then
        update orders_by_month
        set id = new.id, customer_id = new.customer_id, sales_rep_id = new.sales_rep_id, order_date = new.order_date,
            total_amount = new.total_amount, status = new.status
        where id = old.id and order_date = old.order_date;
        if found then
            return null;
        end if;
    end if;
    -- An updated order that has not been copied yet arrives as it is now, and the copy leaves it alone.
    insert into orders_by_month (id, customer_id, sales_rep_id, order_date, total_amount, status)
    values (new.id, new.customer_id, new.sales_rep_id, new.order_date, new.total_amount, new.status);
    return null;
end
$$;
comment on function pass_on_order() is 'Passes a write to orders on to orders_by_month while the orders are being copied.';
create trigger orders_pass_on after insert or update or delete on orders for each row execute function pass_on_order();
create trigger orders_pass_on_truncate after truncate on orders for each statement execute function pass_on_order();
