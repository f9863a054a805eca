-- Purpose: every row that is written from now on gets its hash, whether or not the writer knows of it
-- Locks: share row exclusive on products
-- Rewrites: none
-- Blocks: writes to products, for a moment
-- Undo: U0006__keep_products_hash.sql drops the trigger, exactly
-- Transaction: yes

-- An autovacuum ends for a request that has waited for deadlock_timeout, not for a shorter one. Nobody has to wait behind this request.
lock table products in share update exclusive mode;

set local lock_timeout = '20ms';

-- Before.
do $$
begin
    if not exists (select from pg_attribute where attrelid = 'products'::regclass and attname = 'hash' and not attisdropped) then
        raise exception 'products has no column hash, every write would fail' using hint = 'V0005 adds it';
    end if;
end
$$;

create function keep_product_hash() returns trigger
language plpgsql
set search_path from current
as $$
begin
    new.hash := product_hash(new.name, new.brand, new.category, new.description, new.price, new.original_price, new.available, new.stock);
    return new;
end
$$;
comment on function keep_product_hash() is 'Gives a product its hash, until every writer does.';
create trigger products_keep_hash before insert or update on products for each row execute function keep_product_hash();

-- After.
do $$
begin
    if not exists (select from pg_trigger where tgrelid = 'products'::regclass and tgname = 'products_keep_hash' and tgenabled = 'O') then
        raise exception 'the trigger products_keep_hash is not enabled, rows written from now on would have no hash';
    end if;
end
$$;
