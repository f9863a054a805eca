-- Purpose: the products of all shops, as the last refresh saw them
-- Locks: none
-- Rewrites: none
-- Blocks: nothing
-- Undo: U0001__create_products.sql drops it; rows come back from the backup of the step
-- Transaction: yes
create table products (
    id uuid not null default gen_random_uuid(),
    shop varchar(50) not null,
    external_id varchar(255) not null,
    name text not null,
    brand varchar(255),
    category varchar(255) not null,
    original_category varchar(255),
    description text,
    ingredients text,
    price numeric(10, 2) not null,
    original_price numeric(10, 2),
    unit_price numeric(10, 2),
    unit_type varchar(50),
    discount numeric(10, 2),
    discount_percentage numeric(5, 2),
    available boolean not null default true,
    stock integer,
    max_order_quantity integer,
    delivery_days integer,
    image_url text,
    thumbnail_url text,
    badges jsonb,
    ratings numeric(3, 2),
    review_count integer,
    nutritional_info jsonb,
    url text,
    sku varchar(100),
    last_updated timestamptz not null default now(),
    first_seen timestamptz not null default now(),
    price_history jsonb,
    is_new boolean not null default false,
    processing_errors jsonb,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint products_pkey primary key (id),
    constraint products_shop_external_id_key unique (shop, external_id),
    constraint products_price_check check (price >= 0),
    constraint products_stock_check check (stock >= 0),
    constraint products_ratings_check check (ratings between 0 and 5),
    constraint products_discount_percentage_check check (discount_percentage between 0 and 100)
);
comment on table products is 'A product of one shop, as the last refresh saw it.';
comment on column products.id is 'Key; it stays when the product changes.';
comment on column products.shop is 'The shop that sells it.';
comment on column products.external_id is 'What the shop calls it; unique in that shop.';
comment on column products.name is 'Name, as the shop writes it.';
comment on column products.brand is 'Brand; null for what has none, such as loose vegetables.';
comment on column products.category is 'One of the categories that all shops share.';
comment on column products.original_category is 'The category as the shop writes it.';
comment on column products.description is 'What the shop says about it; null when it says nothing.';
comment on column products.ingredients is 'Ingredients of food and cosmetics; null for anything else.';
comment on column products.price is 'What it costs now.';
comment on column products.original_price is 'What it costs without the discount; null without one.';
comment on column products.unit_price is 'Price of one unit of unit_type.';
comment on column products.unit_type is 'kg, l or piece.';
comment on column products.discount is 'original_price less price; null without a discount.';
comment on column products.discount_percentage is 'The discount in per cent of original_price.';
comment on column products.available is 'Whether it can be ordered now.';
comment on column products.stock is 'How many are left; null when the shop does not tell.';
comment on column products.max_order_quantity is 'How many one order may hold; null for any number.';
comment on column products.delivery_days is 'Days until it arrives.';
comment on column products.image_url is 'Where its picture is.';
comment on column products.thumbnail_url is 'Where the small picture is.';
comment on column products.badges is 'Array of words such as "organic" and "new".';
comment on column products.ratings is 'Mean of its reviews, 0 to 5; null without reviews.';
comment on column products.review_count is 'How many reviews there are; null when the shop has none at all.';
comment on column products.nutritional_info is 'Energy, fat, carbohydrates, protein and salt in 100 g; null for what is not eaten.';
comment on column products.url is 'Its page in the shop.';
comment on column products.sku is 'Stock keeping unit, where the shop tells it.';
comment on column products.last_updated is 'When a refresh last saw it.';
comment on column products.first_seen is 'When a refresh first saw it.';
comment on column products.price_history is 'Array of {"on": date, "price": number}, oldest first; the last one is the price of now.';
comment on column products.is_new is 'First seen in the 30 days before it was last seen.';
comment on column products.processing_errors is 'Array of what the last refresh could not read; null when it read everything.';
comment on column products.created_at is 'When the row was made.';
comment on column products.updated_at is 'When it was last changed.';
