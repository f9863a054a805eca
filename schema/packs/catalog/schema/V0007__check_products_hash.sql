-- Purpose: no row without a hash comes any more; those that are there are looked at by the next file
-- Locks: access exclusive on products
-- Rewrites: none
-- Blocks: reads and writes of products, for a moment: no row is looked at
-- Undo: U0007__check_products_hash.sql drops the check, exactly
-- Transaction: yes

-- An autovacuum ends for a request that has waited for deadlock_timeout, not for a shorter one. Nobody has to wait behind this request.
lock table products in share update exclusive mode;

set local lock_timeout = '20ms';

-- Before.
do $$
begin
    if not exists (select from pg_trigger where tgrelid = 'products'::regclass and tgname = 'products_keep_hash' and tgenabled = 'O') then
        raise exception 'the trigger products_keep_hash is missing or disabled, writers that do not know the hash would be refused'
            using hint = 'V0006 makes it';
    end if;
end
$$;

alter table products add constraint products_has_hash check (hash is not null) not valid;

-- After.
do $$
begin
    if not exists (select from pg_constraint where conrelid = 'products'::regclass and conname = 'products_has_hash' and not convalidated) then
        raise exception 'products_has_hash is not there as NOT VALID, the table was read under a lock that stops everybody';
    end if;
end
$$;
