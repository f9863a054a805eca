-- Purpose: the rows that were there have a hash, too: after plumbline backfill
-- Locks: share update exclusive on products
-- Rewrites: none
-- Blocks: nothing; schema changes of products while it is read
-- Undo: U0008__validate_products_hash.sql takes the proof back, exactly
-- Transaction: yes

-- An autovacuum ends for a request that has waited for deadlock_timeout, not for a shorter one. Nobody has to wait behind this request.
lock table products in share update exclusive mode;

set local lock_timeout = '20ms';

-- Before: what is left to do, and how; the server would name one row.
do $$
declare
    left_over bigint;
begin
    if not exists (select from pg_constraint where conrelid = 'products'::regclass and conname = 'products_has_hash') then
        raise exception 'there is no check products_has_hash of products to be validated' using hint = 'V0007 adds it';
    end if;
    select count(*) into left_over from products where hash is null;
    if left_over > 0 then
        raise exception '% of % products have no hash yet', left_over, (select count(*) from products)
            using hint = 'plumbline backfill --table products --where ''hash is null'' --batch-time 20'
                ' --set ''hash = product_hash(name, brand, category, description, price, original_price, available, stock)''';
    end if;
end
$$;

alter table products validate constraint products_has_hash;

-- After.
do $$
begin
    if not (select convalidated from pg_constraint where conrelid = 'products'::regclass and conname = 'products_has_hash') then
        raise exception 'products_has_hash is still not valid';
    end if;
end
$$;
