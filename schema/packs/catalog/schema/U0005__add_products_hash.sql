-- Purpose: undo of V0005: products have no hash
-- Locks: access exclusive on products
-- Rewrites: none
-- Blocks: reads and writes of products, for a moment
-- Undo: V0005__add_products_hash.sql adds it again, empty
-- Transaction: yes

-- An autovacuum ends for a request that has waited for deadlock_timeout, not for a shorter one. Nobody has to wait behind this request.
lock table products in share update exclusive mode;

set local lock_timeout = '20ms';

-- Before.
do $$
begin
    if exists (select from pg_trigger where tgrelid = 'products'::regclass and tgname = 'products_keep_hash') then
        raise exception 'the trigger products_keep_hash still writes products.hash, every write would fail' using hint = 'undo V0006 first';
    end if;
end
$$;

alter table products drop column hash;

-- After.
do $$
begin
    if exists (select from pg_attribute where attrelid = 'products'::regclass and attname = 'hash' and not attisdropped) then
        raise exception 'products.hash is still there';
    end if;
end
$$;
