-- Purpose: undo of V0004: product_hash goes
-- Locks: none
-- Rewrites: none
-- Blocks: nothing; whoever calls the function fails
-- Undo: V0004__add_product_hash.sql makes it again
-- Transaction: yes

-- Before: the server does not see into the body of a trigger.
do $$
begin
    if exists (select from pg_trigger where tgrelid = 'products'::regclass and tgname = 'products_keep_hash') then
        raise exception 'product_hash is still called by the trigger products_keep_hash of products'
            using hint = 'undo V0006 first';
    end if;
end
$$;
drop function product_hash(text, text, text, text, numeric, numeric, boolean, integer);
