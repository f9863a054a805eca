-- Purpose: undo of V0006: a row has the hash its writer gives it, or none
-- Locks: access exclusive on products
-- Rewrites: none
-- Blocks: reads and writes of products, for a moment
-- Undo: V0006__keep_products_hash.sql makes the trigger again
-- Transaction: yes

-- An autovacuum ends for a request that has waited for deadlock_timeout, not for a shorter one. Nobody has to wait behind this request.
lock table products in share update exclusive mode;

set local lock_timeout = '20ms';

-- Before.
do $$
begin
    if exists (select from pg_constraint where conrelid = 'products'::regclass and conname = 'products_has_hash')
        or (select attnotnull from pg_attribute where attrelid = 'products'::regclass and attname = 'hash') then
        raise exception 'products.hash is still required, writers that do not know it would be refused' using hint = 'undo V0007 first';
    end if;
end
$$;

drop trigger products_keep_hash on products;
drop function keep_product_hash();

-- After.
do $$
begin
    if exists (select from pg_trigger where tgrelid = 'products'::regclass and tgname = 'products_keep_hash') then
        raise exception 'the trigger products_keep_hash is still there';
    end if;
end
$$;
