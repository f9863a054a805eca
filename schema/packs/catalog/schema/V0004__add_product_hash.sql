-- Purpose: product_hash(...), by which a refresh knows whether a product has changed
-- Locks: none
-- Rewrites: none
-- Blocks: nothing
-- Undo: U0004__add_product_hash.sql drops it, exactly
-- Transaction: yes

-- A unit separator between the values, so that none can run into the next. round: 2.5 and 2.50 are one price.
create function product_hash(
    name text,
    brand text,
    category text,
    description text,
    price numeric,
    original_price numeric,
    available boolean,
    stock integer
) returns varchar
language sql
immutable
parallel safe
return encode(sha256(convert_to(
    coalesce(name, '') || chr(31) || coalesce(brand, '') || chr(31) || coalesce(category, '') || chr(31)
    || coalesce(description, '') || chr(31) || coalesce(round(price, 2)::text, '') || chr(31)
    || coalesce(round(original_price, 2)::text, '') || chr(31)
    || case when available then 'yes' when not available then 'no' else '' end || chr(31) || coalesce(stock::text, ''), 'UTF8')), 'hex');
comment on function product_hash(text, text, text, text, numeric, numeric, boolean, integer)
is 'SHA-256 of what a shop says about a product that customers see, in hexadecimal; nulls count as empty.';
