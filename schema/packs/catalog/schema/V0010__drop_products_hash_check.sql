-- Purpose: the check goes, which says nothing more than not null does and is asked at every write
-- Locks: access exclusive on products
-- Rewrites: none
-- Blocks: reads and writes of products, for a moment
-- Undo: U0010__drop_products_hash_check.sql adds and validates it again, exactly
-- Transaction: yes

-- An autovacuum ends for a request that has waited for deadlock_timeout, not for a shorter one. Nobody has to wait behind this request.
lock table products in share update exclusive mode;

set local lock_timeout = '20ms';

-- Before.
do $$
begin
    if not (select attnotnull from pg_attribute where attrelid = 'products'::regclass and attname = 'hash') then
        raise exception 'products.hash may be null, the check is still needed' using hint = 'V0009 requires it';
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
