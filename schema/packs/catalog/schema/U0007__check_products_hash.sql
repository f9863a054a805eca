-- Purpose: undo of V0007: a row without a hash may come
-- Locks: access exclusive on products
-- Rewrites: none
-- Blocks: reads and writes of products, for a moment
-- Undo: V0007__check_products_hash.sql adds the check again
-- Transaction: yes

-- An autovacuum ends for a request that has waited for deadlock_timeout, not for a shorter one. Nobody has to wait behind this request.
lock table products in share update exclusive mode;

set local lock_timeout = '20ms';

-- Before.
do $$
begin
    if not exists (select from pg_constraint where conrelid = 'products'::regclass and conname = 'products_has_hash') then
        raise exception 'there is no check products_has_hash of products to be dropped';
    end if;
end
$$;

alter table products drop constraint products_has_hash;

-- After.
do $$
begin
    if exists (select from pg_constraint where conrelid = 'products'::regclass and conname = 'products_has_hash') then
        raise exception 'the check products_has_hash is still there';
    end if;
end
$$;
