-- Purpose: products can have a hash; none has one yet
-- Locks: access exclusive on products
-- Rewrites: none
-- Blocks: reads and writes of products, for a moment: no row is looked at
-- Undo: U0005__add_products_hash.sql drops the column; its values come back from the backup of the step
-- Transaction: yes

-- An autovacuum ends for a request that has waited for deadlock_timeout, not for a shorter one. Nobody has to wait behind this request.
lock table products in share update exclusive mode;

-- Whoever comes behind our request waits as long as it does: not longer than this. The migration tries again.
set local lock_timeout = '20ms';

-- Before.
do $$
begin
    if to_regprocedure('product_hash(text, text, text, text, numeric, numeric, boolean, integer)') is null then
        raise exception 'function product_hash is missing, nothing could fill products.hash' using hint = 'V0004 makes it';
    end if;
end
$$;

-- Without a default: with one that is not constant the server would write every row anew under this lock.
alter table products add column hash varchar(64);
comment on column products.hash is 'product_hash of the row: a refresh that finds the same one leaves the row alone.';

-- After.
do $$
begin
    if (select attnotnull or atthasdef from pg_attribute where attrelid = 'products'::regclass and attname = 'hash') then
        raise exception 'products.hash is required or has a default already, writers that do not know it would be refused';
    end if;
end
$$;
