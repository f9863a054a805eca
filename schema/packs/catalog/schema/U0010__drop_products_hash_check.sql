-- Purpose: undo of V0010: the check is there again, and validated
-- Locks: none that last: access exclusive on products, then share update exclusive, each in a transaction of its own
-- Rewrites: none
-- Blocks: reads and writes of products, for a moment; nobody while it is read
-- Undo: V0010__drop_products_hash_check.sql drops it again
-- Transaction: no

-- Before. Interrupted after the check was added, it can be run again.
do $$
begin
    if not (select attnotnull from pg_attribute where attrelid = 'products'::regclass and attname = 'hash') then
        raise exception 'products.hash may be null, V0009 is not applied';
    end if;
    if not exists (select from pg_constraint where conrelid = 'products'::regclass and conname = 'products_has_hash') then
        -- An autovacuum ends for a request that has waited for deadlock_timeout, not for a shorter one. Nobody has to wait behind this request.
        lock table products in share update exclusive mode;
        set local lock_timeout = '20ms';
        alter table products add constraint products_has_hash check (hash is not null) not valid;
    end if;
end
$$;

alter table products validate constraint products_has_hash;

-- After.
do $$
begin
    if not (select convalidated from pg_constraint where conrelid = 'products'::regclass and conname = 'products_has_hash') then
        raise exception 'products_has_hash is not validated';
    end if;
end
$$;
