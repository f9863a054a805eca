-- Purpose: what is sold: categories, which may lie in one another, and products with cost, price and stock
-- Locks: none
-- Rewrites: none
-- Blocks: nothing
-- Undo: U0001__create_categories_and_products.sql drops both; rows come back from the backup of the step
-- Transaction: yes
create table categories (
    id uuid not null default gen_random_uuid(),
    name varchar(100) not null,
    parent_id uuid,
    constraint categories_pkey primary key (id),
    constraint categories_parent_id_fkey foreign key (parent_id) references categories (id),
    constraint categories_parent_check check (parent_id <> id)
);
create index categories_parent_id_idx on categories (parent_id);
comment on table categories is 'A category of products; it may lie in another one.';
comment on column categories.id is 'Key of the category.';
comment on column categories.name is 'Name of the category, such as Laptops.';
comment on column categories.parent_id is 'The category it lies in; null at the top.';

create table products (
    id uuid not null default gen_random_uuid(),
    name varchar(200) not null,
    category_id uuid not null,
    cost_price numeric(12, 2) not null,
    selling_price numeric(12, 2) not null,
    stock_quantity integer not null default 0,
    constraint products_pkey primary key (id),
    constraint products_category_id_fkey foreign key (category_id) references categories (id),
    constraint products_cost_price_check check (cost_price >= 0),
    constraint products_selling_price_check check (selling_price >= 0),
    constraint products_stock_quantity_check check (stock_quantity >= 0)
);
comment on table products is 'A product that is sold.';
comment on column products.id is 'Key of the product.';
comment on column products.name is 'Name of the product.';
comment on column products.category_id is 'The category it is sold in.';
comment on column products.cost_price is 'What one piece costs us today.';
comment on column products.selling_price is 'What one piece is sold for today; orders keep the price of their day.';
comment on column products.stock_quantity is 'Pieces in stock.';
