-- Purpose: undo of V0008: the check holds for new rows alone again
-- Locks: access exclusive on products
-- Rewrites: none
-- Blocks: reads and writes of products, for a moment: no row is looked at
-- Undo: V0008__validate_products_hash.sql validates it again
-- Transaction: yes

-- An autovacuum ends for a request that has waited for deadlock_timeout, not for a shorter one. Nobody has to wait behind this request.
lock table products in share update exclusive mode;

set local lock_timeout = '20ms';

-- Before.
do $$
begin
    if not exists (select from pg_constraint where conrelid = 'products'::regclass and conname = 'products_has_hash') then
        raise exception 'there is no check products_has_hash of products whose proof could be taken back';
    end if;
end
$$;

alter table products drop constraint products_has_hash;
alter table products add constraint products_has_hash check (hash is not null) not valid;

-- After.
do $$
begin
    if (select convalidated from pg_constraint where conrelid = 'products'::regclass and conname = 'products_has_hash') then
        raise exception 'products_has_hash is still validated';
    end if;
end
$$;
