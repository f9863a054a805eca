-- Purpose: the trigger goes: every writer brings the hash, and may leave a row alone that has it already
-- Locks: access exclusive on products
-- Rewrites: none
-- Blocks: reads and writes of products, for a moment; the look at all hashes comes before and stops nobody
-- Undo: U0011__stop_keeping_products_hash.sql makes the trigger again, exactly
-- Transaction: yes

-- An autovacuum ends for a request that has waited for deadlock_timeout, not for a shorter one. Nobody has to wait behind this request.
lock table products in share update exclusive mode;

set local lock_timeout = '20ms';

-- Before.
do $$
declare
    wrong bigint;
begin
    if not (select attnotnull from pg_attribute where attrelid = 'products'::regclass and attname = 'hash') then
        raise exception 'products.hash may be null, a writer that forgets it would not be noticed' using hint = 'V0009 requires it';
    end if;
    select count(*) into wrong from products
    where hash <> product_hash(name, brand, category, description, price, original_price, available, stock);
    if wrong > 0 then
        raise exception '% products have a hash that is not theirs, so the trigger was off at some time', wrong
            using hint = 'plumbline backfill --table products --batch-time 20'
                ' --set ''hash = product_hash(name, brand, category, description, price, original_price, available, stock)''';
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
