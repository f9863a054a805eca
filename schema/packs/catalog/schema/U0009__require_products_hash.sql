-- Purpose: undo of V0009: the check alone keeps rows without a hash out
-- Locks: access exclusive on products
-- Rewrites: none
-- Blocks: reads and writes of products, for a moment
-- Undo: V0009__require_products_hash.sql requires it again
-- Transaction: yes

-- An autovacuum ends for a request that has waited for deadlock_timeout, not for a shorter one. Nobody has to wait behind this request.
lock table products in share update exclusive mode;

set local lock_timeout = '20ms';

-- Before.
do $$
begin
    if not exists (select from pg_constraint where conrelid = 'products'::regclass and conname = 'products_has_hash' and convalidated) then
        raise exception 'without a validated products_has_hash nothing would keep rows without a hash out' using hint = 'undo V0010 first';
    end if;
end
$$;

alter table products alter column hash drop not null;

-- After.
do $$
begin
    if (select attnotnull from pg_attribute where attrelid = 'products'::regclass and attname = 'hash') then
        raise exception 'products.hash is still not null';
    end if;
end
$$;
