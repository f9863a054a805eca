-- Purpose: hash is not null, as the catalogue says it
-- Locks: access exclusive on products
-- Rewrites: none
-- Blocks: reads and writes of products, for a moment: the validated check is proof enough, no row is looked at
-- Undo: U0009__require_products_hash.sql takes it back, exactly
-- Transaction: yes

-- An autovacuum ends for a request that has waited for deadlock_timeout, not for a shorter one. Nobody has to wait behind this request.
lock table products in share update exclusive mode;

set local lock_timeout = '20ms';

-- Before: without the proof the server would read all rows under this lock.
do $$
begin
    if not exists (select from pg_constraint where conrelid = 'products'::regclass and conname = 'products_has_hash' and convalidated) then
        raise exception 'products_has_hash is not validated, all products would be read while everybody waits' using hint = 'V0008 validates it';
    end if;
end
$$;

alter table products alter column hash set not null;

-- After.
do $$
begin
    if not (select attnotnull from pg_attribute where attrelid = 'products'::regclass and attname = 'hash') then
        raise exception 'products.hash may still be null';
    end if;
end
$$;
